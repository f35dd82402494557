// Starts an S3-compatible and an Azure object store on this machine, runs a command that is told of them, stops them:
//   node with-stores.mjs cargo test -p evenhand --test it object_store
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const programs = join(dirname(fileURLToPath(import.meta.url)), "node_modules", ".bin");
const folder = await mkdtemp(join(tmpdir(), "evenhand-stores-"));
const bucket = "evenhand-test";
// The account of Azure's emulator, which is the same everywhere and no secret.
const account = "devstoreaccount1";
const key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

const s3 = `http://127.0.0.1:${await freePort()}`;
const azure = `http://127.0.0.1:${await freePort()}/${account}`;
const port = (url) => new URL(url).port;
const start = (program, args) => spawn(join(programs, program), args, { stdio: ["ignore", "ignore", "inherit"] });
const servers = [
  start("s3rver", ["-s", "-d", join(folder, "s3"), "-a", "127.0.0.1", "-p", port(s3), "--no-vhost-buckets", "--configure-bucket", bucket]),
  start("azurite-blob", ["--silent", "--skipApiVersionCheck", "--disableTelemetry", "--inMemoryPersistence", "--blobHost", "127.0.0.1", "--blobPort", port(azure)]),
];

async function answering(url) {
  for (let tries = 0; tries < 240; tries += 1) {
    if (await fetch(url).then(() => true, () => false)) return;
    await new Promise((wait) => setTimeout(wait, 250));
  }
  throw new Error(`${url} does not answer`);
}

async function makeContainer() {
  const headers = { "x-ms-date": new Date().toUTCString(), "x-ms-version": "2021-08-06" };
  const said = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  // Method, eleven headers that are not sent, ours, and the resource, in which the emulator names the account twice.
  const text = ["PUT", ...Array(11).fill(""), ...said, `/${account}/${account}/${bucket}`, "restype:container"].join("\n");
  const signature = createHmac("sha256", Buffer.from(key, "base64")).update(text, "utf8").digest("base64");
  const made = await fetch(`${azure}/${bucket}?restype=container`, {
    method: "PUT",
    headers: { ...headers, authorization: `SharedKey ${account}:${signature}` },
  });
  if (made.status !== 201) throw new Error(`no container: ${made.status} ${await made.text()}`);
}

let code = 1;
try {
  await Promise.all([answering(s3), answering(azure)]);
  await makeContainer();
  const [command, ...args] = process.argv.slice(2);
  const env = {
    ...process.env,
    EVENHAND_TEST_S3: `${s3}/${bucket}`,
    EVENHAND_TEST_S3_KEY: "S3RVER:S3RVER",
    EVENHAND_TEST_AZURE: `${azure}/${bucket}`,
    EVENHAND_TEST_AZURE_KEY: `${account}:${key}`,
  };
  code = await new Promise((ended) => spawn(command, args, { env, stdio: "inherit" }).on("close", (it) => ended(it ?? 1)));
} finally {
  await Promise.all(servers.map((it) => new Promise((ended) => it.on("close", ended) && it.kill())));
  await rm(folder, { recursive: true, force: true });
}
process.exit(code);
