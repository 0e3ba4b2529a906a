/** How far the analysis in the workers is, once it has taken a while, and a button that ends it. */
import type { LongTasks } from "../long-task.ts";
import { say, told } from "../view.ts";

export function Working({ of: { working, cancel } }: { of: LongTasks }) {
  const now = working.value;
  if (now === null) return null;
  const percent = Math.round(100 * now.share);
  return (
    <div class="working" role="status">
      <span>{told(now.stage)}</span>
      <progress max={100} value={percent} aria-label={told(now.stage)} />
      <button type="button" class="link" onClick={cancel}>
        {say("cancel")}
      </button>
    </div>
  );
}
