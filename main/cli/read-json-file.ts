import { readFile } from 'node:fs/promises';
import { detectEncoding } from '#app/formats/data/detect-encoding.ts';
import { readOwnBytes } from '#app/formats/data/read-text-bytes.ts';
import { decodeJson, withoutByteOrderMark } from '#app/text/json.ts';

type JsonFile = {
  readonly text: string;
  /** Undefined where the text is no JSON. */
  readonly json: unknown;
  /** Whether its letters are read as they were written. */
  readonly isUnicode: boolean;
};

/** Reads JSON in UTF-8 or UTF-16, which some programs of Windows write. Null when the file can't be read. */
export async function readJsonFile(path: string): Promise<JsonFile | null> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return null;
  const guess = detectEncoding(bytes);
  const { text } = readOwnBytes(bytes, (some, label) => new TextDecoder(label).decode(some));
  const isUnicode = guess.kind !== 'text' || guess.encoding !== 'windows-1252';
  return { text, json: decodeJson(withoutByteOrderMark(text)), isUnicode };
}
