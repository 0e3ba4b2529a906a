/** The bar on top: whose network this is, search, files, theme, language. */
import { session } from "../session.ts";
import { chosenTheme, language, say, theme, told } from "../view.ts";
import { TableButton } from "./city-table.tsx";
import { OpenFilesButton } from "./open-files.tsx";
import { Search } from "./search.tsx";

export function Bar() {
  const dark = theme.value === "dark";
  const other = language.value === "en" ? "zh" : "en";
  return (
    <header class="bar">
      <a class="unseen skip" href="#cities" onClick={skip}>
        {say("skipToCities")}
      </a>
      <h1>
        <svg viewBox="0 0 34 22" width="31" height="20" aria-hidden="true" class="wordmark">
          <path d="M5,16 C10,4 16,4 20,10" class="wordmark-band" />
          <circle cx="5" cy="16" r="3.4" />
          <circle cx="12" cy="7" r="2.6" />
          <circle cx="20" cy="10" r="4" />
          <circle cx="30" cy="5" r="2.8" class="wordmark-alone" />
        </svg>
        <span class="wordmark-name">Innobelt</span>
        {session.value !== null && <span class="dataset-title">{told(session.value.dataset.title)}</span>}
      </h1>
      <Search />
      <TableButton />
      <OpenFilesButton />
      <button
        type="button"
        class="tool"
        aria-label={`${say("theme")}: ${say(dark ? "toLight" : "toDark")}`}
        title={say(dark ? "toLight" : "toDark")}
        onClick={() => (chosenTheme.value = dark ? "light" : "dark")}
      >
        <svg viewBox="0 0 18 18" width="17" height="17" aria-hidden="true">
          {dark ? (
            <g stroke="currentColor" stroke-width="1.5" stroke-linecap="round" fill="none">
              <circle cx="9" cy="9" r="3.4" />
              {[0, 45, 90, 135, 180, 225, 270, 315].map((turn) => (
                <line x1="14.4" x2="16.4" y1="9" y2="9" transform={`rotate(${turn} 9 9)`} />
              ))}
            </g>
          ) : (
            <path
              d="M14.6,11.2 A6.3,6.3 0 1 1 6.8,3.4 A5.2,5.2 0 0 0 14.6,11.2 Z"
              fill="none"
              stroke="currentColor"
              stroke-width="1.5"
              stroke-linejoin="round"
            />
          )}
        </svg>
      </button>
      <button
        type="button"
        class="tool language"
        lang={other}
        aria-label={say("switchLanguage")}
        onClick={() => (language.value = other)}
      >
        {say("language")}
      </button>
    </header>
  );
}

/** The fragment of the address holds the view, so the link must not write itself there. */
function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("#cities [tabindex='0']")?.focus();
}
