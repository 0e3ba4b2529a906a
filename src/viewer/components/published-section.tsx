/** The result held against published figures, claim by claim: agrees, differs, or cannot be tested here and why. */
import { publishedText } from "../../analysis/wording.ts";
import { cityById, result, session } from "../session.ts";
import { say, told } from "../view.ts";

export function PublishedSection() {
  const rows = result.value?.published ?? [];
  if (rows.length === 0) return null;
  const source = session.value?.dataset.published?.source ?? null;
  const count = (agrees: boolean | null): number => rows.filter((row) => row.agrees === agrees).length;
  return (
    <details class="fold" id="published">
      <summary>
        <h2>{say("published")}</h2>
        <span class="fold-count">
          <b class="agree">✓ {count(true)}</b> <b class="differ">≠ {count(false)}</b>{" "}
          <b class="untested">? {count(null)}</b>
        </span>
      </summary>
      {source !== null && <p class="note">{told(source)}</p>}
      <ul class="claims">
        {rows.map((row) => (
          <li class={row.agrees === null ? "untested" : row.agrees ? "agree" : "differ"}>
            <span class="claim-mark" aria-hidden="true">
              {row.agrees === null ? "?" : row.agrees ? "✓" : "≠"}
            </span>
            <div>
              <span class="unseen">
                {say(row.agrees === null ? "notTestable" : row.agrees ? "agrees" : "disagrees")}:{" "}
              </span>
              {told(row.claim)}
              {row.agrees === false && row.computed !== null && (
                <span class="claim-values">
                  {say("publishedValue")} {valueText(row.published)} · {say("computedValue")} {valueText(row.computed)}
                </span>
              )}
              {row.reason !== null && row.agrees !== true && <span class="claim-reason">{told(row.reason)}</span>}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function valueText(value: string | number): string {
  const rows = cityById.value;
  return told(
    publishedText(value, (id) => {
      const city = rows.get(id);
      return city === undefined ? null : { en: city.nameEn, zh: city.nameZh };
    }),
  );
}
