/** What went wrong: a sentence, the place, a way out. */
import type { Failure } from "../failure.ts";
import { say, told } from "../view.ts";

export function FailureText({ failure, title = say("cannotOpen") }: { failure: Failure; title?: string }) {
  return (
    <div class="failure" role="alert">
      <h2>{title}</h2>
      <p>{told(failure.message)}</p>
      {failure.where.length > 0 && (
        <p class="failure-where">
          {say("where")}:{" "}
          {failure.where.map((part) => (
            <code>{part}</code>
          ))}
        </p>
      )}
      {failure.wayOut !== null && <p class="failure-out">{told(failure.wayOut)}</p>}
    </div>
  );
}
