import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { extract, pack } from "tar-stream";
import { z } from "zod";
import { StartFault } from "@/lib/platform/fault";

/** One thing in a backup; `name` is its path below the archive's root, of a folder with a slash at the end. */
export type Entry = { name: string; content: Buffer | { file: FileHandle; size: number } | null };

const MANIFEST = "manifest.json";

const manifestSchema = z.object({
  format: z.literal(1),
  postgres: z.string(),
  takenAt: z.string(),
  /** Path → SHA-256 of every file before this one. */
  files: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Writes a gzipped tar whose last entry lists the digest of every other, so that one that was cut off or damaged is never
 * taken for whole. The file gets its name when all of it is on the disk, and only its owner reads it.
 */
export async function writeArchive(
  target: string,
  about: { postgres: string; takenAt: string },
  entries: AsyncIterable<Entry>,
): Promise<void> {
  const unfinished = `${target}.part`;
  const files: Record<string, string> = {};
  const tar = pack();
  const fill = async () => {
    for await (const { name, content } of entries) {
      const digest = await add(tar, name, content);
      if (digest) files[name] = digest;
    }
    const manifest: Manifest = { format: 1, ...about, files };
    await add(tar, MANIFEST, Buffer.from(JSON.stringify(manifest)));
    tar.finalize();
  };
  try {
    rmSync(unfinished, { force: true });
    const written = pipeline(
      tar as unknown as NodeJS.ReadableStream,
      createGzip({ level: 4 }),
      createWriteStream(unfinished, { mode: 0o600, flags: "wx" }),
    );
    await Promise.all([written, fill().catch((error) => tar.destroy(error))]);
    await flush(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A file that grows or shrinks while it is read fills exactly the size it was announced with. */
async function add(tar: ReturnType<typeof pack>, name: string, content: Entry["content"]): Promise<string | null> {
  const header = { name, mode: content ? 0o600 : 0o700, mtime: new Date(0) };
  if (content === null) {
    await new Promise<void>((done, fail) =>
      tar.entry({ ...header, type: "directory" }, (error) => (error ? fail(error) : done())),
    );
    return null;
  }
  const hash = createHash("sha256");
  const size = Buffer.isBuffer(content) ? content.length : content.size;
  const source = Buffer.isBuffer(content) ? Readable.from(content.length ? [content] : []) : exactly(content);
  const counted = new Transform({
    transform(chunk, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await new Promise<void>((done, fail) => {
    const entry = tar.entry({ ...header, size }, (error) => (error ? fail(error) : done()));
    pipeline(source, counted, entry as unknown as NodeJS.WritableStream).catch(fail);
  });
  return hash.digest("hex");
}

const CHUNK = 256 * 1024;

function exactly({ file, size }: { file: FileHandle; size: number }): Readable {
  const read = async function* () {
    for (let at = 0; at < size; ) {
      const wanted = Math.min(CHUNK, size - at);
      const { bytesRead, buffer } = await file.read(Buffer.alloc(wanted), 0, wanted, at);
      const chunk = bytesRead === 0 ? buffer : buffer.subarray(0, bytesRead);
      at += chunk.length;
      yield chunk;
    }
  };
  return Readable.from(read());
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}

/**
 * Hands every entry of an archive to `put`, in order. Only after it has returned is the archive known to be whole.
 * @throws StartFault for anything that is not a whole backup of ours
 */
export async function readArchive(
  source: string,
  put: (name: string, content: AsyncIterable<Buffer>, isFolder: boolean) => Promise<void>,
): Promise<Manifest> {
  const damaged = new StartFault(`${source} is not a whole backup of the portal: take another one.`);
  const digests: Record<string, string> = {};
  let manifest: Manifest | undefined;
  const tar = extract();
  const unpacked = pipeline(createReadStream(source), createGunzip(), tar as unknown as NodeJS.WritableStream);
  unpacked.catch(() => {}); // told below
  try {
    for await (const found of tar) {
      const entry = Object.assign(found as AsyncIterable<Buffer>, { header: found.header });
      const { name, type } = entry.header;
      if (manifest || !isPlainPath(name)) throw damaged;
      if (name === MANIFEST) {
        manifest = manifestSchema.parse(JSON.parse(await text(entry)));
        continue;
      }
      const hash = createHash("sha256");
      await put(name, hashed(entry, hash), type === "directory");
      if (type !== "directory") digests[name] = hash.digest("hex");
    }
    await unpacked;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof StartFault || code === "ENOSPC" || code === "ENOENT" || code === "EACCES") throw error;
    throw damaged;
  }
  if (!manifest || !same(manifest.files, digests)) throw damaged;
  return manifest;
}

const isPlainPath = (name: string) =>
  !path.isAbsolute(name) && !/\0|\\/.test(name) && name.split("/").every((part) => part !== "..");

async function* hashed(entry: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of entry) {
    hash.update(chunk);
    yield chunk;
  }
}

async function text(entry: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

const same = (listed: Record<string, string>, found: Record<string, string>) =>
  Object.keys(listed).length === Object.keys(found).length &&
  Object.entries(listed).every(([name, digest]) => found[name] === digest);
