/**
 * Tells the schema library not to compile its checks with `new Function`, which the page's policy forbids: even the
 * probe for it would be reported as a violation. Must be imported before anything that makes a schema.
 */
import { config } from "zod";

config({ jitless: true });
