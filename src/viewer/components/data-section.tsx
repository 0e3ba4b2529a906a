/** Where the numbers come from and how far they carry: sources, licences, cautions, and the import report. */
import type { ImportNote } from "../../dataset/declared.ts";
import { result, session } from "../session.ts";
import { language, say, told } from "../view.ts";
import { sentences } from "../words.ts";

export function DataSection() {
  const open = session.value;
  const analysis = result.value;
  if (open === null || analysis === null) return null;
  const { dataset, report } = open;
  const cautions = distinct([
    ...(analysis.score?.cautions ?? []),
    ...(analysis.score?.parts.flatMap((part) => part.cautions) ?? []),
  ]);
  return (
    <>
      <details class="fold" id="data">
        <summary>
          <h2>{say("data")}</h2>
        </summary>
        {cautions.length > 0 && (
          <>
            <h3>{say("cautions")}</h3>
            <ul class="cautions">
              {cautions.map((caution) => (
                <li>{told(caution)}</li>
              ))}
            </ul>
          </>
        )}
        {dataset.sources.length > 0 && (
          <>
            <h3>{say("sources")}</h3>
            <ul class="sources">
              {dataset.sources.map((source) => (
                <li>
                  {source.title}
                  {source.licence !== null && (
                    <small>
                      {say("licence")}: {source.licence}
                    </small>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
      <details class="fold" id="import" open={report.refusals.length > 0}>
        <summary>
          <h2>{say("importReport")}</h2>
          {report.refusals.length > 0 && (
            <span class="fold-count">
              <b class="differ">{report.refusals.length}</b>
            </span>
          )}
        </summary>
        <ImportList />
      </details>
    </>
  );
}

/** A broken file of 100,000 rows must not make a list of 100,000. */
const mostNotes = 40;

function ImportList() {
  const { report } = session.value!;
  return (
    <div class="import">
      <ul class="files">
        {report.files.map((file) => (
          <li>
            <code>{file.file}</code>
            <span>{sentences.fileRows(language.value, file.kept, file.refused)}</span>
            {file.facts.map((fact) => (
              <small>{told(fact)}</small>
            ))}
          </li>
        ))}
      </ul>
      <Notes title={say("refusals")} notes={report.refusals} />
      <Notes title={say("notes")} notes={report.notes} />
    </div>
  );
}

export function Notes({ title, notes }: { title: string; notes: readonly ImportNote[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3>
        {title} <small>{notes.length}</small>
      </h3>
      <ul class="notes">
        {notes.slice(0, mostNotes).map((note) => (
          <li>
            <span class="note-place">
              {[
                note.file,
                note.row === null ? null : sentences.rowAt(language.value, note.row),
                note.column,
                note.value === null ? null : `“${note.value}”`,
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </span>
            {told(note.message)}
          </li>
        ))}
        {notes.length > mostNotes && <li>{sentences.moreRows(language.value, notes.length - mostNotes)}</li>}
      </ul>
    </>
  );
}

function distinct<T extends { readonly en: string }>(texts: readonly T[]): T[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}
