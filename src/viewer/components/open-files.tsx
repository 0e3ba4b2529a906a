/** Own files: a button, the veil while files hang over the page, and the question which file is which. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { FileRole } from "../dropped-files.ts";
import { openOwnFiles, openSorted, ownFailure, unsorted } from "../own-files.ts";
import { say } from "../view.ts";
import { FailureText } from "./failure-text.tsx";

export function OpenFilesButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label={say("openFiles")}
        title={`${say("openFiles")}. ${say("staysHere")}`}
        onClick={() => input.current?.click()}
      >
        <svg viewBox="0 0 18 18" width="17" height="17" aria-hidden="true">
          <path
            d="M2.5,14.5 V4 H7 L8.6,6 H15.5 V14.5 Z"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linejoin="round"
          />
        </svg>
      </button>
      <input
        ref={input}
        id="own-files"
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={say("openFiles")}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same files can be picked again after they were mended.
          event.currentTarget.value = "";
          void openOwnFiles(files);
        }}
      />
    </>
  );
}

const hanging = signal(false);

export function DropVeil() {
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      hanging.value = true;
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) hanging.value = false;
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      hanging.value = false;
      void openOwnFiles(event.dataTransfer?.files ?? []);
    };
    addEventListener("dragenter", over);
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragenter", over);
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return hanging.value ? (
    <div class="veil">
      <p>
        <strong>{say("dropHere")}</strong>
        {say("staysHere")}
      </p>
    </div>
  ) : null;
}

/** Asks what each file holds when the headings do not tell, and shows why own files could not be opened. */
export function OwnFilesDialog() {
  const files = unsorted.value;
  const failed = ownFailure.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const wanted = files !== null || failed !== null;
  useEffect(() => {
    if (wanted && dialog.current?.open === false) dialog.current.showModal();
    if (!wanted && dialog.current?.open === true) dialog.current.close();
  }, [wanted]);
  const dismiss = (): void => {
    unsorted.value = null;
    ownFailure.value = null;
  };
  return (
    <dialog ref={dialog} class="dialog" onClose={dismiss}>
      {failed !== null && (
        <>
          <FailureText failure={failed} />
          <div class="dialog-buttons">
            <button type="button" class="primary" onClick={dismiss}>
              {say("close")}
            </button>
          </div>
        </>
      )}
      {files !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const roleGiven = (i: number): FileRole | null => {
              const role = given.get(`file-${i}`);
              return role === "cities" || role === "ties" ? role : null;
            };
            void openSorted(files.map((file, i) => ({ ...file, role: roleGiven(i) })));
          }}
        >
          <h2>{say("whichFile")}</h2>
          <p class="note">{say("whichHelp")}</p>
          {files.map((file, i) => (
            <label class="which">
              <code>{file.name}</code>
              <select name={`file-${i}`} defaultValue={file.role ?? "none"}>
                <option value="cities">{say("citiesFile")}</option>
                <option value="ties">{say("tiesFile")}</option>
                <option value="none">{say("leaveOut")}</option>
              </select>
            </label>
          ))}
          <div class="dialog-buttons">
            <button type="button" onClick={dismiss}>
              {say("cancel")}
            </button>
            <button type="submit" class="primary">
              {say("openThem")}
            </button>
          </div>
        </form>
      )}
    </dialog>
  );
}
