/** A table of a study: headings with units, numbers to the right, scrolled inside itself, long ones a part at a time. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { language } from "../../view.ts";
import { studySentences, tell } from "../../study-words.ts";

export interface StudyColumn<Row> {
  readonly title: string;
  readonly unit?: string;
  readonly number?: boolean;
  /** Its words may take several lines. */
  readonly wide?: boolean;
  /** One sign, in many columns. */
  readonly tight?: boolean;
  readonly cell: (row: Row, at: number) => ComponentChildren;
}

const step = 50;

export function StudyTable<Row>({
  caption,
  columns,
  rows,
  marked,
}: {
  caption: string;
  columns: readonly StudyColumn<Row>[];
  rows: readonly Row[];
  /** Rows of what the reader came for. */
  marked?: (row: Row) => boolean;
}) {
  const [most, setMost] = useState(step);
  const left = rows.length - most;
  const looks = ({ number, wide, tight }: StudyColumn<Row>): string =>
    number === true ? "number" : wide === true ? "wide" : tight === true ? "tight" : "";
  return (
    <div class="study-table">
      {/* It can be wider than the page, and then takes the arrow keys. */}
      <div class="study-scroll" role="region" aria-label={caption} tabIndex={0}>
        <table aria-label={caption}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" class={looks(column)}>
                  {column.title}
                  {column.unit !== undefined && column.unit !== "" && <small>{column.unit}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row, at) => (
              <tr class={marked?.(row) === true ? "chosen" : ""}>
                {columns.map((column, i) =>
                  i === 0 ? (
                    <th scope="row" class={looks(column)}>
                      {column.cell(row, at)}
                    </th>
                  ) : (
                    <td class={looks(column)}>{column.cell(row, at)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <p class="note">
          {studySentences.rowsLeft(language.value, left)}{" "}
          <button type="button" class="link" onClick={() => setMost(most + step)}>
            {tell("showMore")}
          </button>
        </p>
      )}
    </div>
  );
}
