import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { errorCode } from '#main/error-code.ts';

/** Where the rows of a run come from: a file, or a text that was pasted. */
export type DataSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly name: string; readonly text: string };

/** Bytes that can be read more than once, from anywhere. */
export type ByteSource = {
  readonly name: string;
  readonly bytes: number;
  /** False for a pasted text, which has no bytes on disk. */
  readonly isFile: boolean;
  readonly open: () => Promise<ByteReader>;
};

export type ByteReader = {
  /** Fills the buffer from a place in the source and returns how many bytes it got; 0 at the end. */
  readonly read: (buffer: Uint8Array, position: number) => Promise<number>;
  /** Words for people when the source is no longer what it was when it was opened. */
  readonly changed: () => Promise<string | null>;
  readonly close: () => Promise<void>;
};

export type SourceOpening =
  | { readonly ok: true; readonly source: ByteSource }
  | { readonly ok: false; readonly says: string };

/** Finds size and name of a source without reading it. */
export async function openSource(source: DataSource): Promise<SourceOpening> {
  if (source.kind === 'text') return { ok: true, source: textSource(source.name, Buffer.from(source.text)) };
  const { path } = source;
  const name = basename(path);
  try {
    const first = await stat(path);
    if (first.isDirectory()) return { ok: false, says: `${name} is a folder. Choose a file in it.` };
    if (!first.isFile()) return { ok: false, says: `${name} isn’t a regular file. Choose a file on a disk.` };
    const isSame = async () => {
      const now = await stat(path);
      return now.mtimeMs === first.mtimeMs && now.size === first.size && now.ino === first.ino;
    };
    await (await open(path)).close();
    return { ok: true, source: { name, bytes: first.size, isFile: true, open: () => openBytes(path, name, isSame) } };
  } catch (error) {
    return { ok: false, says: readFailureWords(error, name) };
  }
}

/** What it means that a file can't be read. */
export function readFailureWords(error: unknown, name: string): string {
  const code = errorCode(error) ?? String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `${name} wasn’t found. It may have been moved, renamed or deleted. Choose the file again.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${name} can’t be read, because you don’t have permission. Copy it to your own folder and choose the copy.`;
  if (code === 'EBUSY') return `${name} is open in another program. Close it there and choose it again.`;
  return `${name} couldn’t be read (${code}). Copy it to another disk and choose the copy.`;
}

async function openBytes(path: string, name: string, isSame: () => Promise<boolean>): Promise<ByteReader> {
  const handle = await open(path);
  return {
    read: async (buffer, position) => (await handle.read(buffer, 0, buffer.length, position)).bytesRead,
    changed: async () => ((await isSame()) ? null : `${name} has changed since it was opened. Open it again.`),
    close: () => handle.close(),
  };
}

function textSource(name: string, bytes: Buffer): ByteSource {
  const reader: ByteReader = {
    read: async (buffer, position) => bytes.copy(buffer, 0, position),
    changed: async () => null,
    close: async () => {},
  };
  return { name, bytes: bytes.length, isFile: false, open: async () => reader };
}
