import { hasBytes, readBytes, toText } from './packed-bytes.ts';

/** The ids of a segment's exchanges. A UUID takes 16 bytes; as a text it takes 48. */
export type PackedIds = {
  /** Empty where there is no such row. */
  readonly at: (row: number) => string;
  /** The rows that have one of these ids. */
  readonly rowsOf: (ids: IdSet) => readonly number[];
  readonly written: () => WrittenIds;
};

/** Ids in a file. */
export type WrittenIds = {
  /** The bytes of all rows, in Base64. */
  readonly packed: string;
  readonly others: readonly (readonly [row: number, id: string])[];
};

/** Ids that are looked for in many segments. */
export type IdSet = {
  readonly has: (id: string) => boolean;
  /** Whether one of them may begin with these four bytes, so that few ids have to be made a text. */
  readonly mayHave: (head: number) => boolean;
};

const form = 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx';
const dash = '-'.charCodeAt(0);
const dashes = [8, 13, 18, 23];
/** Where the two digits of each byte are. */
const places = Array.from(form.matchAll(/xx/g), ({ index }) => index);
const bytesEach = places.length;
const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** The value of each digit by its code; what is no digit has `noDigit`. */
const noDigit = 255;
const values = new Uint8Array(256).fill(noDigit);
for (const [value, code] of digits.entries()) values[code] = value;

export function createIdSet(ids: Iterable<string>): IdSet {
  const all = new Set(ids);
  const heads = new Set(Array.from(all, (id) => Number.parseInt(id.slice(0, 8), 16)));
  return { has: (id) => all.has(id), mayHave: (head) => heads.has(head) };
}

export function packIds(ids: readonly string[]): PackedIds {
  const packed = Buffer.alloc(ids.length * bytesEach);
  /** Those that aren't UUIDs, as imported ones may be. */
  const others = new Map<number, string>();
  for (const [row, id] of ids.entries()) if (!pack(id, packed, row * bytesEach)) others.set(row, id);
  return idsOf(packed, others);
}

/** Whether there are ids of so many rows. */
export function areWholeIds({ packed, others }: WrittenIds, count: number): boolean {
  return hasBytes(packed, count * bytesEach) && Array.isArray(others);
}

/** Reads the ids of so many rows, if they are whole. */
export function readIds({ packed, others }: WrittenIds, count: number): PackedIds {
  return idsOf(readBytes(packed, count * bytesEach), new Map(others));
}

function idsOf(packed: Buffer, others: ReadonlyMap<number, string>): PackedIds {
  const count = packed.length / bytesEach;

  function at(row: number): string {
    const other = others.get(row);
    if (other !== undefined || row < 0 || row >= count) return other ?? '';
    return unpack(packed, row * bytesEach);
  }

  return {
    at,
    rowsOf: ({ has, mayHave }) => {
      const rows: number[] = [];
      for (let row = 0; row < count; row += 1)
        if ((others.has(row) || mayHave(packed.readUInt32BE(row * bytesEach))) && has(at(row))) rows.push(row);
      return rows;
    },
    written: () => ({ packed: toText(packed), others: [...others] }),
  };
}

/** Writes a UUID in small letters as bytes. Returns false where the id is none. Plain loops: there may be 100,000. */
function pack(id: string, to: Buffer, from: number): boolean {
  if (id.length !== form.length) return false;
  for (const place of dashes) if (id.charCodeAt(place) !== dash) return false;
  for (let byte = 0; byte < bytesEach; byte += 1) {
    const place = places[byte] ?? 0;
    const high = values[id.charCodeAt(place)] ?? noDigit;
    const low = values[id.charCodeAt(place + 1)] ?? noDigit;
    if (high === noDigit || low === noDigit) return false;
    to[from + byte] = high * 16 + low;
  }
  return true;
}

const written = Buffer.from(form);

function unpack(packed: Buffer, from: number): string {
  for (let byte = 0; byte < bytesEach; byte += 1) {
    const value = packed[from + byte] ?? 0;
    const place = places[byte] ?? 0;
    written[place] = digits[value >> 4] ?? 0;
    written[place + 1] = digits[value & 15] ?? 0;
  }
  return written.toString('latin1');
}
