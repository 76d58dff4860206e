import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

/*
 * Just enough of the zip format (PKWARE APPNOTE 4.3) to take single files out of a large archive without reading the
 * rest: no zip64, no encryption.
 */
const endSignature = Buffer.from('PK\x05\x06', 'latin1');
const endSize = 22;
const entrySize = 46;
const headerSize = 30;
const longestComment = 0xffff;

/**
 * @typedef {object} ZipEntry
 * @property {string} name with slashes; ends in one if it is a folder
 * @property {number} mode the Unix permissions, 0 if the archive doesn't contain them
 * @property {number} method 0 stored, 8 deflated
 * @property {number} crc
 * @property {number} packedSize
 * @property {number} size
 * @property {number} headerOffset
 */

/**
 * The table of contents of a zip file.
 * @param {string} zipPath
 * @returns {Promise<ZipEntry[]>}
 */
export async function readEntries(zipPath) {
  const file = await open(zipPath);
  try {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - endSize - longestComment), endSize + longestComment);
    const end = tail.lastIndexOf(endSignature);
    if (end < 0) throw new Error('not a zip file: it has no end record');
    const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    return parseDirectory(directory, tail.readUInt16LE(end + 10));
  } finally {
    await file.close();
  }
}

/**
 * Takes one file out of a zip file, as a stream, and checks its length and checksum.
 * @param {string} zipPath
 * @param {ZipEntry} entry
 * @param {string} target the file to write; its folder exists
 */
export async function extractEntry(zipPath, entry, target) {
  const start = await dataOffset(zipPath, entry);
  const end = start + entry.packedSize - 1;
  let crc = 0;
  let size = 0;
  await pipeline(
    entry.packedSize === 0 ? [] : createReadStream(zipPath, { start, end }),
    entry.method === 0 ? new PassThrough() : zlib.createInflateRaw(),
    async function* (/** @type {AsyncIterable<Buffer>} */ chunks) {
      for await (const chunk of chunks) {
        crc = zlib.crc32(chunk, crc);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(target, { mode: entry.mode || 0o644 }),
  );
  if (crc !== entry.crc || size !== entry.size) throw new Error(`the zip file is damaged at ${entry.name}`);
}

/**
 * @param {Buffer} directory
 * @param {number} count
 */
function parseDirectory(directory, count) {
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + entrySize, at + entrySize + nameLength),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at += entrySize + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Where an entry's bytes begin: its local header may be longer than its line in the table of contents says.
 * @param {string} zipPath
 * @param {ZipEntry} entry
 */
async function dataOffset(zipPath, entry) {
  const file = await open(zipPath);
  try {
    const header = await readAt(file, entry.headerOffset, headerSize);
    return entry.headerOffset + headerSize + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
