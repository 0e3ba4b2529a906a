import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cli, innobelt, ownFolder, root, type Run } from "./innobelt.ts";

const folder = ownFolder();
const file = (name: string, text: string): string => {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
};

describe("innobelt analyze", () => {
  test("prints a document whose bytes are the same twice and for any number of threads", async () => {
    const [first, again, one, two] = await Promise.all([
      innobelt("analyze", "data/yrd", "--json"),
      innobelt("analyze", "--json"),
      innobelt("analyze", "yrd", "--json", "--threads", "1"),
      innobelt("analyze", "yrd", "--json", "--threads", "2"),
    ]);
    expect(first.code).toBe(0);
    expect(first.err).toBe("");
    const document = JSON.parse(first.out);
    expect(document.schema).toBe("innobelt.analyze/1");
    expect(document.manifest).toMatchObject({ analysis: "analyze", seed: 1, options: { hubLevel: 1, repeats: "sum" } });
    expect(document.manifest.inputs.map(({ name }: { name: string }) => name)).toContain("cities.csv");
    expect(document.cities).toHaveLength(41);
    for (const other of [again, one, two]) expect(other.out === first.out).toBe(true);
  });

  test("the document holds no path, host, clock or thread count", async () => {
    const { out } = await innobelt("analyze", "--json", "--threads", "2");
    expect(out).not.toContain(root);
    expect(out).not.toMatch(/threads|duration|"time"/);
    expect(out).not.toMatch(/NaN|Infinity/);
  });

  test("prints the answer in text, under a screen, in English and in Chinese", async () => {
    const [en, zh] = await Promise.all([innobelt("analyze"), innobelt("analyze", "--lang", "zh")]);
    expect(en.out).toMatch(
      /Hefei, 2\.1 times the mean, is an isolated hub in 1,000 of 1,000 draws of the score:\s+between\s+it\s+and\s+Nanjing\s+lies\s+Chuzhou\s+at\s+0\.25/,
    );
    expect(en.out).toMatch(/Shanghai 9\.5 – Suzhou 4\.6 – Wuxi 2\.0 – Changzhou 1\.28 – Nanjing 3\.1/);
    expect(zh.out).toMatch(
      /合肥市为均值的 2\.1 倍，在 1,000 次抽样中有 1,000 次是孤立枢纽：它与南京市之间隔着仅为\s+0\.25 的滁州\s*市/,
    );
    for (const { out } of [en, zh]) {
      const lines = out.split("\n");
      expect(lines.length).toBeLessThan(64);
    }
  });

  test("--out writes the document, the tables and the figures, refuses to overwrite, and does with --force", async () => {
    const out = join(folder(), "out");
    const first = await innobelt("analyze", "--out", out);
    expect(first.code).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "analyze-belts-branch-ties.csv",
      "analyze-belts.csv",
      "analyze-cities.csv",
      "analyze-hubs.csv",
      "analyze-layers-types.csv",
      "analyze-layers.csv",
      "analyze-merge-tree.svg",
      "analyze-peaks.csv",
      "analyze-published.csv",
      "analyze-score-parts-multiples.csv",
      "analyze-score-parts.csv",
      "analyze-sensitivity-classes.csv",
      "analyze-summary-values.csv",
      "analyze-summary.csv",
      "analyze-tier-map.svg",
      "analyze-weak-points-articulation.csv",
      "analyze-weak-points-bridges.csv",
      "analyze.json",
    ]);
    expect(readFileSync(join(out, "analyze-cities.csv"), "utf8").split("\r\n")[0]).toMatch(
      /^\uFEFFid,nameEn,nameZh,province/,
    );
    const second = await innobelt("analyze", "--out", out);
    expect(second).toMatchObject({ code: 2, out: "" });
    expect(second.err).toContain("--force");
    expect((await innobelt("analyze", "--out", out, "--force")).code).toBe(0);
    // A table of an earlier run does not stay beside a document in which that list is empty.
    expect((await innobelt("analyze", "--threshold", "100", "--out", out, "--force")).code).toBe(0);
    expect(readdirSync(out)).not.toContain("analyze-belts.csv");
  });

  test("says when the output cannot be written, and does not call that a success", async () => {
    if (!existsSync("/dev/full")) return;
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [cli, "tiers", "--json"], { stdio: ["ignore", full, "pipe"] });
    let err = "";
    child.stderr!.on("data", (data: Buffer) => (err += data.toString()));
    expect(await new Promise((done) => child.on("exit", done))).toBe(1);
    expect(err).toMatch(/could not be written/);
  });

  test("names the islands that the tie filter leaves", async () => {
    const { out } = await innobelt("analyze", "--json", "--tie-type", "land");
    expect(JSON.parse(out).manifest.islands).toEqual({ policy: "kept", layer: "border", cities: ["330900"] });
  });

  test("stops at once when it is interrupted in the middle of a computation", async () => {
    const n = 150_000;
    const c = file(
      "many.csv",
      `Id,Score\n${Array.from({ length: n }, (_, i) => `${i},${(i * 7919) % 997}`).join("\n")}\n`,
    );
    const rows = Array.from({ length: 5 * n }, (_, k) => `${k % n},${(k + 1 + Math.floor(k / n) * 97) % n}`);
    const t = file("manyties.csv", `Source,Target\n${rows.join("\n")}\n`);
    const child = spawn(process.execPath, [cli, "belts", "--cities", c, "--ties", t]);
    const ended = new Promise<NodeJS.Signals | number | null>((done) =>
      child.on("exit", (code, signal) => done(signal ?? code)),
    );
    await new Promise((done) => setTimeout(done, 900));
    const since = performance.now();
    child.kill("SIGINT");
    // A shell reports a program ended by this signal as 130.
    expect(await ended).toBe("SIGINT");
    expect(performance.now() - since).toBeLessThan(1000);
  });
});

test("a pipe gets plain text without colour codes, under CI too", async () => {
  const { out, err } = await new Promise<Run>((done) => {
    const env = { ...process.env, CI: "true", NO_COLOR: "", FORCE_COLOR: "" };
    execFile(process.execPath, [cli, "analyze"], { cwd: root, env }, (_, text, complaint) =>
      done({ code: 0, out: text, err: complaint }),
    );
  });
  expect(out.length).toBeGreaterThan(1000);
  expect(out + err).not.toContain("\u001B");
});

describe("languages", () => {
  test("failures, places and ways out are Chinese with --lang zh", async () => {
    for (const args of [
      ["analyze", "--lang", "zh", "--score", "gpd"],
      ["analyze", "--lang", "zh", "nowhere"],
      ["belts", "--lang=zh", "--layer", "rail"],
      ["analyze", "--lang", "zh", "--cities", "nope.csv"],
    ]) {
      const { code, err } = await innobelt(...args);
      expect(code).toBe(2);
      expect(err.replaceAll(/[^\u4e00-\u9fff]/g, "").length).toBeGreaterThan(8);
      expect(err).not.toMatch(/There is|cannot|Choose|Did you/);
    }
  });
});

test("a whole set of files is written or none: a name that is taken by a folder stops it before the first", async () => {
  const out = join(folder(), "half");
  mkdirSync(join(out, "tiers-cities.csv"), { recursive: true });
  const { code, err } = await innobelt("tiers", "--out", out, "--force");
  expect(code).toBe(2);
  expect(err).toMatch(/Nothing can be written/);
  expect(readdirSync(out)).toEqual(["tiers-cities.csv"]);
});

describe("own files", () => {
  const cities = "\uFEFFId;Label;Score;lon;lat\r\na;Ay;5;120;30\r\nb;Bee;0,2;121;30\r\nc;Cee;4;122;30\r\n";

  test("with Gephi's headings, semicolons, a BOM and Windows line ends are read as they are", async () => {
    const c = file("c.csv", cities.replace("0,2", "0.2"));
    const t = file("t.csv", "Source;Target;Weight\r\na;b;2\r\nb;c;1\r\n");
    const { code, out } = await innobelt("belts", "--cities", c, "--ties", `mine=${t}`, "--json");
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(document.tieFilter.layer).toBe("mine");
    expect(document.hubs.map(({ id, gap }: { id: string; gap: { id: string } }) => [id, gap.id])).toEqual([
      ["a", "b"],
      ["c", "b"],
    ]);
  });

  test("a bad row is named on stderr by analyze and in full by check, and stops nothing", async () => {
    const c = file("c2.csv", "Id,Score\na,5\nb,1\nc,x1\n");
    const t = file("t2.csv", "Source,Target,Weight\na,b,2\nb,nowhere,1\na,a,3\nb,c,-4\n");
    const analysis = await innobelt("analyze", "--cities", c, "--ties", t);
    expect(analysis.code).toBe(0);
    expect(analysis.err).toMatch(/t2\.csv: 3 of 4 rows refused/);
    const check = await innobelt("check", "--cities", c, "--ties", t, "--json");
    const report = JSON.parse(check.out);
    const rows = report.refusals.filter((note: { file: string }) => note.file === "t2.csv");
    expect(rows.map(({ row }: { row: number }) => row)).toEqual([3, 4, 5]);
    for (const note of rows) expect(note.message.zh.length).toBeGreaterThan(5);
  });

  test("nothing usable is exit code 2 and a sentence, without a stack trace", async () => {
    const empty = file("empty.csv", "");
    const zip = file("book.csv", "PK\u0003\u0004rest of a spreadsheet");
    for (const path of [empty, zip, join(folder(), "missing.csv")]) {
      const { code, out, err } = await innobelt("analyze", "--cities", path);
      expect(code).toBe(2);
      expect((await innobelt("check", "--cities", path)).code).toBe(2);
      expect(out).toBe("");
      expect(err).toMatch(/^innobelt: .{20,}/);
      expect(err).not.toMatch(/\n\s+at /);
    }
  });

  test("--json of a table with a formula in a name writes a CSV that no spreadsheet runs", async () => {
    const c = file("f.csv", 'Id,Label,Score\na,"=HYPERLINK(1)",5\nb,Bee,1\n');
    const out = join(folder(), "formula");
    expect((await innobelt("tiers", "--cities", c, "--out", out)).code).toBe(0);
    expect(readFileSync(join(out, "tiers-cities.csv"), "utf8")).not.toMatch(/(^|,|")=/m);
  });
});

describe("usage", () => {
  test.each([
    [["analyze", "--hub-levl", "2"], /hub-level/],
    [["analize"], /analyze/],
    [["analyze", "--hub-level", "high"], /number of at least 0/],
    [["analyze", "--threads", "0"], /whole number from 1/],
    [["analyze", "--tiers", "kmeans"], /breaks, quantiles, jenks/],
    [["analyze", "nowhere"], /no dataset called "nowhere"/],
    [["analyze", "--score", "gpd"], /gdp/],
    [["analyze", "--score", "gdp", "--year", "1990"], /2000, 2001/],
    [["analyze", "yrd", "--cities", "x.csv"], /Both a dataset/],
    [["belts", "--layer", "rail"], /rail-2016/],
    [["analyze", "--directed"], /data package/],
    [["tiers", "--classes", "3"], /--tiers quantiles/],
    [["belts", "--isolation-level", "2"], /above the hub level/],
    [["analyze", "--runs", "99999999"], /to 10000/],
    [["belts", "--min-strength", "0x10"], /number of at least 0/],
  ] as const)("%s is refused with a way out, exit code 2, nothing on stdout", async (args, message) => {
    const { code, out, err } = await innobelt(...args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("--help and --version are no failures", async () => {
    const help = await innobelt("analyze", "--help");
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain("--isolation-level");
    expect((await innobelt("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("innobelt view", () => {
  const started: (() => void)[] = [];
  afterAll(() => started.forEach((stop) => stop()));

  function view(...args: string[]): Promise<{ address: string; stop: () => Promise<number | null> }> {
    const child = spawn(process.execPath, [cli, "view", ...args], { cwd: root });
    started.push(() => child.kill("SIGKILL"));
    const stop = (): Promise<number | null> =>
      new Promise((done) => {
        child.on("exit", (code) => done(code));
        child.kill("SIGINT");
      });
    return new Promise((done, fail) => {
      let out = "";
      child.stdout.on("data", (data: Buffer) => {
        out += data.toString();
        if (out.includes("\n")) done({ address: out.trim(), stop });
      });
      child.on("exit", (code) => fail(new Error(`ended with ${code}: ${out}`)));
    });
  }

  function get(
    address: string,
    path: string,
    headers: Record<string, string> = {},
    method = "GET",
  ): Promise<{ status: number; csp: string; sniff: string; body: string }> {
    return new Promise((done, fail) => {
      const { hostname, port } = new URL(address);
      request({ hostname, port, path, headers, method }, (response) => {
        let body = "";
        response.on("data", (data: Buffer) => (body += data.toString()));
        response.on("end", () =>
          done({
            status: response.statusCode ?? 0,
            csp: String(response.headers["content-security-policy"]),
            sniff: String(response.headers["x-content-type-options"]),
            body,
          }),
        );
      })
        .on("error", fail)
        .end();
    });
  }

  test("serves the page and the named files on loopback under a strict policy, and nothing else", async () => {
    const { address, stop } = await view("--port", "0");
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await get(address, "/");
    expect(page.status).toBe(200);
    expect(page.csp).toMatch(/default-src 'none'/);
    expect(page.csp).not.toMatch(/unsafe|https?:/);
    expect(page.csp.split("; ").sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data: blob:",
      "script-src 'self'",
      "style-src 'self'",
      "worker-src 'self'",
    ]);
    expect(page.sniff).toBe("nosniff");
    const index = JSON.parse((await get(address, "/dataset/index.json")).body);
    expect(index.kind).toBe("package");
    const cities = index.files.find(({ name }: { name: string }) => name === "cities.csv");
    expect((await get(address, cities.url)).body).toContain("310000,Shanghai");
    for (const path of ["/../package.json", "/%2e%2e/package.json", "/dataset/99", "/etc/passwd", "//etc/passwd"])
      expect((await get(address, path)).status).toBe(404);
    for (const host of [
      "evil.example",
      "127.0.0.1.evil.example",
      "localhost.evil.example:4173",
      "127.0.0.1@evil.example",
    ])
      expect((await get(address, "/", { host })).status).toBe(403);
    expect((await get(address, "/", {}, "POST")).status).toBe(405);
    expect(await stop()).toBe(130);
  });

  test("a port that is taken is exit code 1 with a way out", async () => {
    const server = createServer();
    await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const { code, err } = await innobelt("view", "--port", String(port));
    expect(code).toBe(1);
    expect(err).toMatch(/taken.*--port/);
    server.close();
  });
});
