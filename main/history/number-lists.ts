/**
 * A list of numbers for each row, each as the step from the one before it, in as few bytes as it needs. The numbers of a row
 * are close to each other, so most take one byte in place of four: 3 MB less for 100,000 exchanges.
 */
export type NumberLists = {
  readonly bytes: Uint8Array;
  /** Where each row begins in `bytes`; one more for the end. */
  readonly starts: Uint32Array;
};

/** Each byte has seven bits of a number, the lowest first. All but the last one of a number have this one, too. */
const moreToCome = 0x80;

/** @param lists whole numbers from 0 to 2³² − 1; their order doesn't matter */
export function packLists(lists: readonly (readonly number[])[]): NumberLists {
  const bytes: number[] = [];
  const starts = new Uint32Array(lists.length + 1);
  for (const [row, numbers] of lists.entries()) {
    let before = 0;
    for (const number of Uint32Array.from(numbers).sort()) {
      pushNumber(bytes, number - before);
      before = number;
    }
    starts[row + 1] = bytes.length;
  }
  return { bytes: Uint8Array.from(bytes), starts };
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest >= moreToCome; rest = Math.floor(rest / moreToCome)) bytes.push((rest % moreToCome) + moreToCome);
  bytes.push(rest);
}

/** The numbers of each row, in ascending order. */
export function unpackLists(lists: NumberLists): readonly (readonly number[])[] {
  return Array.from({ length: lists.starts.length - 1 }, (_, row) => {
    const numbers: number[] = [];
    findNumber(lists, row, (number) => numbers.push(number) === 0);
    return numbers;
  });
}

/** Whether a row has a number that is wanted. */
export function findNumber(
  { bytes, starts }: NumberLists,
  row: number,
  isWanted: (number: number) => boolean,
): boolean {
  const end = starts[row + 1] ?? 0;
  let number = 0;
  let step = 0;
  let weight = 1;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    step += (byte % moreToCome) * weight;
    weight *= moreToCome;
    if (byte >= moreToCome) continue;
    number += step;
    if (isWanted(number)) return true;
    step = 0;
    weight = 1;
  }
  return false;
}
