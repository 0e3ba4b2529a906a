/**
 * The page on this machine: a server on loopback that gives the built page and the files that the user named, nothing
 * else. A strict content security policy keeps the page from fetching anything from outside.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, sep } from "node:path";
import { InnobeltError } from "../support/error.ts";
import type { ReadInput } from "./files.ts";
import { packageRoot } from "./package-root.ts";

const page = join(packageRoot, "dist", "viewer");
const host = "127.0.0.1";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

const headers = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

export interface PageOptions {
  /** 0: any free port. */
  readonly port: number;
  /** What the page needs to open loose files as the command line does. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Resolves with the address once the page can be opened. */
export async function servePage(
  read: ReadInput,
  { port, options }: PageOptions,
): Promise<{ server: Server; address: string }> {
  const answers = new Map<string, { type: string; body: Uint8Array }>();
  for (const path of filesBelow(page))
    answers.set(`/${relative(page, path).split(sep).join("/")}`, {
      type: types[extname(path)] ?? "application/octet-stream",
      body: readFileSync(path),
    });
  const index = answers.get("/index.html");
  if (index === undefined)
    throw new InnobeltError(
      "analysis",
      { en: "The page is not built.", zh: "页面尚未构建。" },
      {
        wayOut: { en: "Run npm run build first.", zh: "请先运行 npm run build。" },
      },
    );
  answers.set("/", index);
  // The files are given by number: their names never become part of a path.
  const files = read.files.map(({ bytes, ...file }, number) => {
    const url = `/dataset/${number}`;
    answers.set(url, { type: "application/octet-stream", body: bytes });
    return { ...file, url };
  });
  answers.set("/dataset/index.json", {
    type: types[".json"]!,
    body: new TextEncoder().encode(JSON.stringify({ kind: read.kind, files, options })),
  });

  const server = createServer((request, response) => {
    const say = (status: number, type: string, body: string | Uint8Array): void => {
      response.writeHead(status, { ...headers, "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const plain = "text/plain; charset=utf-8";
    // A page elsewhere that has its name resolve to this machine must not read the files.
    if (!isLoopback(request.headers.host)) return say(403, plain, "Only this machine may open this page.\n");
    if (request.method !== "GET" && request.method !== "HEAD") return say(405, plain, "Only GET and HEAD.\n");
    const answer = answers.get((request.url ?? "/").split("?", 1)[0]!);
    if (answer === undefined) return say(404, plain, "There is nothing at this address.\n");
    return say(200, answer.type, answer.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? error.code : null;
    throw new InnobeltError(
      "analysis",
      code === "EADDRINUSE"
        ? {
            en: `Port ${port} is taken by another program, perhaps another innobelt view.`,
            zh: `端口 ${port} 已被其他程序占用，或许是另一个 innobelt view。`,
          }
        : {
            en: `The page cannot be served on port ${port} (${String(code ?? error)}).`,
            zh: `无法在端口 ${port} 提供页面（${String(code ?? error)}）。`,
          },
      { wayOut: { en: "Choose another with --port N.", zh: "请用 --port N 另选端口。" }, cause: error },
    );
  });
  const bound = server.address() as AddressInfo;
  return { server, address: `http://${host}:${bound.port}/` };
}

function isLoopback(header: string | undefined): boolean {
  return header !== undefined && /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(header);
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}
