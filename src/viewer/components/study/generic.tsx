/**
 * The result of any analysis that has no rendering of its own: its notes, its cities, its single numbers and its lists.
 *
 * What a field is called comes from the analysis's own columns where they have it, else from a list of common words. Ids
 * of cities become their names.
 */
import type { ComponentChildren } from "preact";
import type { Text } from "../../../support/text.ts";
import type { Offer } from "../../analyst-task.ts";
import { cellText, numberText } from "../../cell-text.ts";
import { offeredBy } from "../../offers.ts";
import { cityById } from "../../session.ts";
import { fieldNames, tell } from "../../study-words.ts";
import { chosenCity, language, say, told } from "../../view.ts";
import { CityName } from "../city-name.tsx";
import { capital } from "../legend.tsx";
import { Figures } from "./figures.tsx";
import { CityNames, Notes, titleOfLayer } from "./said.tsx";
import { type StudyColumn, StudyTable } from "./table.tsx";

type Value = unknown;
type Fields = Readonly<Record<string, Value>>;

/** Said elsewhere on the sheet, or bookkeeping. */
const elsewhere = new Set(["score", "notes", "manifest", "schema", "tieFilter", "layers"]);
const deepest = 3;

export function GenericStudy({ offer, result }: { offer: Offer; result: object }) {
  const fields = result as Fields;
  const notes = Array.isArray(fields["notes"]) ? fields["notes"].filter(isText) : [];
  const filter = fields["tieFilter"];
  const read = isFields(filter) && typeof filter["layer"] === "string" ? titleOfLayer(filter["layer"]) : null;
  const own = Object.entries(fields).filter(([key]) => !elsewhere.has(key));
  return (
    <>
      {read !== null && (
        <p class="note">
          {tell("layer")}
          {tell("colon")}
          {read}
        </p>
      )}
      <Notes notes={[isFields(filter) && isText(filter["note"]) ? filter["note"] : null, ...notes]} />
      <Figures of={result} />
      {Array.isArray(fields["cities"]) && <Cities offer={offer} rows={fields["cities"].filter(isFields)} />}
      <Parts fields={Object.fromEntries(own)} title={tell("facts")} depth={0} />
    </>
  );
}

function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: Value): value is Text {
  return isFields(value) && typeof value["en"] === "string" && typeof value["zh"] === "string";
}

function nameOfField(key: string, inside = ""): string {
  const known = [`${inside}.${key}`, key].find((one) => Object.hasOwn(fieldNames, one));
  if (known !== undefined) return told(fieldNames[known]!);
  return capital(key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

/** Single values as a list of facts, then each list as a table, then what is nested, each under its name. */
function Parts({
  fields,
  title,
  depth,
  inside = "",
}: {
  fields: Fields;
  title: string;
  depth: number;
  inside?: string;
}) {
  const entries = Object.entries(fields).filter(([key, value]) => !(depth === 0 && key === "cities") && value !== null);
  const single = entries.filter(([, value]) => isSingle(value));
  const nested = entries.filter(([, value]) => !isSingle(value));
  return (
    <>
      {single.length > 0 && (
        <section>
          <h4>{title}</h4>
          <dl class="facts">
            {single.map(([key, value]) => (
              <div>
                <dt>{nameOfField(key, inside)}</dt>
                <dd>
                  <Said value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {nested.map(([key, value]) => {
        const name = depth === 0 ? nameOfField(key) : `${title} · ${nameOfField(key, inside)}`;
        if (Array.isArray(value)) return <List name={name} values={value} folded={depth > 0} inside={key} />;
        return depth < deepest && isFields(value) ? (
          <Parts fields={value} title={name} depth={depth + 1} inside={key} />
        ) : null;
      })}
    </>
  );
}

function isSingle(value: Value): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one !== "object") && value.length <= 40;
  return typeof value !== "object" || isText(value);
}

/** What lies deep in a result is folded: the reader came for what stands on top. */
function List({
  name,
  values,
  folded,
  inside,
}: {
  name: string;
  values: readonly Value[];
  folded: boolean;
  inside: string;
}) {
  if (values.length === 0) return null;
  const rows = values.map((value) => (isFields(value) && !isText(value) ? value : { members: value }));
  const keys = [...new Set(rows.slice(0, 50).flatMap((row) => Object.keys(row)))];
  const isNumber = (key: string): boolean => rows.every((row) => row[key] === null || typeof row[key] === "number");
  const numbered = rows.every((row) => Object.keys(row).length === 1);
  const table = (
    <StudyTable
      caption={name}
      rows={rows}
      columns={[
        ...(numbered ? [{ title: tell("rank"), cell: (_: Fields, at: number) => at + 1 }] : []),
        ...keys.map((key): StudyColumn<Fields> => ({
          title: nameOfField(key, inside),
          number: isNumber(key),
          wide: !isNumber(key),
          cell: (row) => <Said value={row[key]} />,
        })),
      ]}
    />
  );
  if (folded)
    return (
      <details class="study-fold">
        <summary>
          {name} ({values.length})
        </summary>
        {table}
      </details>
    );
  return (
    <section>
      <h4>{name}</h4>
      {table}
    </section>
  );
}

/** A value in a cell: a city by its name, a number to four digits, a list or an object in short. */
function Said({ value }: { value: Value }): ComponentChildren {
  if (value === null || value === undefined) return <span class="soft">–</span>;
  if (typeof value === "number") return <>{numberText(value)}</>;
  if (typeof value === "boolean") return <>{say(value ? "yes" : "no")}</>;
  if (typeof value === "string") return cityById.value.has(value) ? <CityName id={value} /> : <>{value}</>;
  if (isText(value)) return <>{told(value)}</>;
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((one) => typeof one === "string" && cityById.value.has(one)))
      return <CityNames ids={value as string[]} />;
    return <>{value.map((one) => (typeof one === "number" ? numberText(one) : String(one))).join(", ") || "–"}</>;
  }
  const parts = Object.entries(value as Fields).filter(([, one]) => isSingle(one));
  return (
    <>
      {parts.map(([key, one], i) => (
        <span>
          {i > 0 && " · "}
          <span class="soft">{nameOfField(key)}</span> <Said value={one} />
        </span>
      ))}
    </>
  );
}

/** The columns that the analysis offers of every city, the largest of the first measure on top. */
function Cities({ offer, rows }: { offer: Offer; rows: readonly Fields[] }) {
  const offered = offeredBy(offer, language.value).filter(
    ({ column }) => column.kind === "number" || column.kind === "class",
  );
  const first = offered.find(({ column }) => column.kind === "number")?.column.id;
  const sorted = [...rows];
  const measure = (row: Fields): number =>
    first !== undefined && typeof row[first] === "number" ? row[first] : -Infinity;
  if (first !== undefined) sorted.sort((a, b) => measure(b) - measure(a));
  const columns =
    offered.length > 0
      ? offered.map(({ column }): StudyColumn<Fields> => ({
          title: told(column.title),
          unit: told(column.unit),
          number: column.kind === "number",
          cell: (row) => {
            const value = row[column.id];
            const isCell = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
            return cellText(column, isCell ? value : null, language.value);
          },
        }))
      : Object.keys(rows[0] ?? {})
          .filter((key) => key !== "id" && !key.startsWith("name"))
          .map((key): StudyColumn<Fields> => ({
            title: nameOfField(key),
            number: typeof rows[0]![key] === "number",
            cell: (row) => <Said value={row[key]} />,
          }));
  return (
    <section>
      <h4>{tell("cities")}</h4>
      <StudyTable
        caption={tell("cities")}
        rows={sorted}
        marked={(row) => row["id"] === chosenCity.value}
        columns={[{ title: tell("city"), cell: (row) => <CityName id={String(row["id"])} /> }, ...columns]}
      />
    </section>
  );
}
