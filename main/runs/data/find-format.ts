import { detectEncoding } from '#app/formats/data/detect-encoding.ts';
import { detectFormat } from '#app/formats/data/detect-format.ts';
import type { DataDescription } from '#app/runs/data.ts';
import type { DataFormat, Encoding } from '#app/runs/data-format.ts';
import { withoutByteOrderMark } from '#app/text/json.ts';
import { type ByteSource, readFailureWords } from './byte-source.ts';
import { createDecoder } from './decoder.ts';
import { guessEncoding } from './guess-encoding.ts';
import { pieceBytes } from './read-pieces.ts';

export type FoundFormat =
  | {
      readonly ok: true;
      readonly format: DataFormat;
      /** The beginning fits more than one encoding. */
      readonly isOpen: boolean;
      /** What was guessed and could be otherwise. */
      readonly doubts: DataDescription['doubts'];
    }
  | { readonly ok: false; readonly says: string };

/** What a person said of the format of a file; what is null is found. */
export type SaidFormat = {
  readonly json: 'json' | 'json-lines' | null;
  /** Between the cells of a row. */
  readonly separator: string | null;
  readonly hasHeader: boolean | null;
  readonly encoding: Encoding | null;
};

const nothingSaid: SaidFormat = { json: null, separator: null, hasHeader: null, encoding: null };

/**
 * The format that was chosen, else the one that the source's first bytes speak for.
 * @param said is never doubted; all else is found as without it
 */
export async function findFormat(
  source: ByteSource,
  chosen: DataFormat | undefined,
  said: SaidFormat = nothingSaid,
): Promise<FoundFormat> {
  if (chosen !== undefined) {
    const format = await withList(source, source.isFile ? chosen : { ...chosen, encoding: 'utf-8' });
    return { ok: true, format, isOpen: false, doubts: [] };
  }
  const head = await readHead(source);
  if (!head.ok) return head;
  const letters = await findEncoding(source, head.bytes, said.encoding);
  if (letters === null) return { ok: false, says: binaryWords(source.name) };
  const { encoding, isOpen, isUnsure } = letters;
  const text = withoutByteOrderMark(createDecoder(encoding).push(head.bytes));
  if (source.isFile && isMarkup(text)) return { ok: false, says: markupWords(source.name) };
  const guess = detectFormat({ text, isWhole: head.bytes.length >= source.bytes }, encoding, said.separator);
  const format = asSaid(guess.format, said);
  const isHeaderSure = guess.isHeaderSure || said.hasHeader !== null || format.kind !== 'delimited';
  const doubts = [...(isHeaderSure ? [] : (['header'] as const)), ...(isUnsure ? (['encoding'] as const) : [])];
  return { ok: true, format, isOpen, doubts };
}

type Letters = { readonly encoding: Encoding; readonly isOpen: boolean; readonly isUnsure: boolean };

/** How the letters of a source are written; null where it is no text. */
async function findEncoding({ isFile }: ByteSource, bytes: Uint8Array, said: Encoding | null): Promise<Letters | null> {
  if (!isFile) return { encoding: 'utf-8', isOpen: false, isUnsure: false };
  if (said !== null) return { encoding: said, isOpen: false, isUnsure: false };
  const guess = detectEncoding(bytes);
  if (guess.kind === 'binary') return null;
  const isUnsure = guess.encoding === 'windows-1252';
  return { encoding: isUnsure ? await guessEncoding(bytes) : guess.encoding, isOpen: guess.isAscii, isUnsure };
}

/** A format that was found, with what was said of it. */
function asSaid(found: DataFormat, { json, hasHeader }: SaidFormat): DataFormat {
  if (json !== null && json !== found.kind) return { kind: json, encoding: found.encoding };
  return found.kind === 'delimited' && hasHeader !== null ? { ...found, hasHeader } : found;
}

/** JSON with the way to its list, which is not known any more once another format was tried. */
async function withList(source: ByteSource, format: DataFormat): Promise<DataFormat> {
  if (format.kind !== 'json' || format.list !== undefined) return format;
  const head = await readHead(source);
  // Reading it says why it can't be read.
  if (!head.ok) return format;
  const text = withoutByteOrderMark(createDecoder(format.encoding).push(head.bytes));
  const found = detectFormat({ text, isWhole: head.bytes.length >= source.bytes }, format.encoding);
  return found.format.kind === 'json' ? found.format : format;
}

/** The first bytes of a source, or those before a place. */
export async function readHead(source: ByteSource, end = pieceBytes) {
  try {
    const reader = await source.open();
    const buffer = new Uint8Array(pieceBytes);
    const length = await reader.read(buffer, Math.max(0, end - pieceBytes)).finally(reader.close);
    return { ok: true, bytes: buffer.subarray(0, length) } as const;
  } catch (error) {
    return { ok: false, says: readFailureWords(error, source.name) } as const;
  }
}

/** Many systems export a web page or XML that is only called .xls. Its rows would be tags. */
function isMarkup(text: string): boolean {
  return /^(?:<(?:\?xml|!doctype|html|head|meta|body|table|style|div)\b|<!--|MIME-Version:)/i.test(text.trimStart());
}

function markupWords(name: string): string {
  return `${name} is a web page or XML, not a table. Open it in Excel, save it as .xlsx or CSV, and choose that file.`;
}

function binaryWords(name: string): string {
  return `${name} isn’t a text file. From a spreadsheet, copy the cells and paste them here, or save it as CSV.`;
}
