import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extractEntry, readEntries } from './zip.mjs';

/** @type {string} */
let folder;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tidings-zip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * A zip file as PKWARE's note describes it, written independently of the reader.
 * @param {{ name: string, content: Buffer, method: 0 | 8, mode?: number, extra?: number }[]} files
 * @param {string} comment
 */
function zip(files, comment = '') {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, content, method, mode = 0o644, extra = 0 } of files) {
    const packed = method === 0 ? content : zlib.deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(zlib.crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    common.writeUInt16LE(extra, 24);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), Buffer.alloc(extra), packed]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE((mode << 16) >>> 0, 6);
    attributes.writeUInt32LE(at, 10);
    const listed = Buffer.from(common);
    listed.writeUInt16LE(0, 24);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), listed, attributes, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
}

/** @param {Buffer} bytes */
async function save(bytes) {
  const file = path.join(folder, `${Math.random()}.zip`);
  await writeFile(file, bytes);
  return file;
}

const script = {
  name: 'bin/run',
  content: Buffer.from('#!/bin/sh\n'.repeat(500)),
  method: /** @type {8} */ (8),
  mode: 0o755,
};
const plain = { name: 'ünicode.txt', content: Buffer.from('plain'), method: /** @type {0} */ (0), extra: 28 };
const empty = { name: 'empty', content: Buffer.alloc(0), method: /** @type {0} */ (0) };

it('lists what is inside, past a comment at the end', async () => {
  const entries = await readEntries(await save(zip([script, plain], 'a comment')));
  expect(entries.map(({ name, mode, size }) => ({ name, mode, size }))).toEqual([
    { name: 'bin/run', mode: 0o755, size: 5_000 },
    { name: 'ünicode.txt', mode: 0o644, size: 5 },
  ]);
});

it.each([script, plain, empty])('takes out $name as it went in', async (wanted) => {
  const file = await save(zip([script, plain, empty]));
  const entry = (await readEntries(file)).find(({ name }) => name === wanted.name);
  const target = path.join(folder, 'out');
  await rm(target, { force: true });
  if (entry === undefined) throw new Error('not listed');
  await extractEntry(file, entry, target);
  expect(await readFile(target)).toEqual(wanted.content);
  if (wanted.mode) expect((await stat(target)).mode & 0o100).toBe(0o100);
  await chmod(target, 0o644);
});

it('refuses an entry whose bytes were changed', async () => {
  const bytes = zip([plain]);
  bytes[bytes.indexOf('plain')] = 'q'.charCodeAt(0);
  const file = await save(bytes);
  const [entry] = await readEntries(file);
  if (entry === undefined) throw new Error('not listed');
  await expect(extractEntry(file, entry, path.join(folder, 'changed'))).rejects.toThrow('damaged at ünicode.txt');
});

it.each([Buffer.alloc(0), Buffer.from('<html>not found</html>')])('refuses what is no zip file', async (bytes) => {
  await expect(readEntries(await save(bytes))).rejects.toThrow('not a zip file');
});
