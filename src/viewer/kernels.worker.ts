/** A Web Worker of the page: answers the chunks of every kernel. */
import { serve } from "../analysis/kernels.ts";

serve({
  post: (message) => postMessage(message),
  onMessage: (listener) => addEventListener("message", (event) => listener(event.data)),
});
