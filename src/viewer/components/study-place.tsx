/** Where a study stands. What it needs is fetched when the first is opened, so that the first picture does not wait. */
import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { failure } from "../session.ts";
import { failureOf } from "../failure.ts";
import { session } from "../session.ts";
import { study } from "../view.ts";

const sheet = signal<FunctionComponent | null>(null);
let fetching: Promise<void> | null = null;

export function StudyPlace() {
  const open = study.value !== null && session.value !== null;
  useEffect(() => {
    if (!open || sheet.value !== null) return;
    fetching ??= import("./study-sheet.tsx").then(
      ({ StudySheet }) => {
        sheet.value = StudySheet;
      },
      (error: unknown) => {
        // Another try when the next study is opened.
        fetching = null;
        failure.value = failureOf(error);
      },
    );
  }, [open]);
  const Sheet = sheet.value;
  return open && Sheet !== null ? <Sheet /> : null;
}
