/** How far the analysis in the workers is, once it has taken a while, and a button that ends it. */
import { cancelTask, working } from "../long-task.ts";
import { say, told } from "../view.ts";

export function Working() {
  const now = working.value;
  if (now === null) return null;
  const percent = Math.round(100 * now.share);
  return (
    <div class="working" role="status">
      <span>{told(now.stage)}</span>
      <progress max={100} value={percent} aria-label={told(now.stage)} />
      <button type="button" class="link" onClick={cancelTask}>
        {say("cancel")}
      </button>
    </div>
  );
}
