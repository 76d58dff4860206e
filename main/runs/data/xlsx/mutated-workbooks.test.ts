import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { createHeldWords } from '#app/testing/held-words.ts';
import { createDice, type Dice, mutate, mutateBytes } from '#app/testing/mutate.ts';
import { openDataFile } from '#main/runs/data/data-file.ts';
import { createDataFolder } from '#main/testing/data-folder.ts';
import { fuzzCount, fuzzSeed } from '#main/testing/fuzz-seed.ts';
import { makeWorkbook } from '#main/testing/make-workbook.ts';
import { decodeEscapes } from './open-workbook.ts';

const folder = createDataFolder();
afterAll(() => expect(Object.keys(Object.prototype)).toEqual([]));

const cell = (at: number) => `<c t="s"><v>${at}</v></c>`;
const workbook = makeWorkbook({
  sheets: {
    Customers: `<row r="1">${cell(0)}${cell(1)}${cell(2)}<c t="inlineStr"><is><t>__proto__</t></is></c></row><row r="2">${cell(3)}<c s="1"><v>345</v></c><c s="2"><v>45000.5</v></c><c t="b"><v>1</v></c></row><row r="4" hidden="1"><c r="B4" t="e"><v>#N/A</v></c><c r="AB4" t="str"><f>A1</f><v>Leeds _x0041_ &amp; Turku</v></c></row>`,
    Other: `<row>${cell(4)}</row>`,
  },
  texts: ['email', 'amount', 'toString', 'ada@example.com', 'Zürich'],
  formats: ['000000', 'dd.mm.yyyy', 10],
});

/** The workbook with its bytes spoilt, or with something wrong in the XML of its parts. */
function spoil(dice: Dice): { readonly bytes: Uint8Array; readonly xml: string | null } {
  if (dice(3) === 0) return { bytes: mutateBytes(workbook, dice), xml: null };
  const parts = Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, strFromU8(bytes)] as const);
  const at = dice(parts.length);
  const changed = parts.map(([path, xml], index) => [path, index === at ? mutate(xml, dice) : xml] as const);
  const bytes = zipSync(Object.fromEntries(changed.map(([path, xml]) => [path, strToU8(xml)])), { level: 0 });
  return { bytes, xml: changed.map(([, xml]) => xml).join('\n') };
}

/** Numbers are shown as their format says, with names of months and days in it. */
const isOwn = (word: string) =>
  /^(?:true|false|e|am|pm|a|p|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/.test(
    word,
  );

async function readSpoilt(dice: Dice): Promise<'opened' | 'failed'> {
  const { bytes, xml } = spoil(dice);
  const path = folder.write(bytes, 'customers.xlsx');
  const opening = await openDataFile({ kind: 'file', path }, {});
  if (opening.kind !== 'opened') {
    expect(opening.kind === 'failed' && opening.says).toMatch(/./);
    return 'failed';
  }
  const page = await opening.file.page(0, 1_000);
  expect(page.ok).toBe(true);
  const { columns } = opening.file.description;
  const missing = createHeldWords(`${xml}\n${decodeEscapes(xml ?? '')}`);
  for (const row of page.ok ? page.rows : []) {
    expect(row.length).toBeLessThanOrEqual(columns.length);
    if (xml !== null)
      for (const value of row)
        expect(
          missing(value.replace(/\d+/g, ' ')).filter((word) => !isOwn(word)),
          value,
        ).toEqual([]);
  }
  return 'opened';
}

it('a spoilt workbook is read or refused in words, and nothing is made up', async () => {
  const seed = fuzzSeed();
  const dice = createDice(seed);
  const count = fuzzCount();
  const seen = { opened: 0, failed: 0 };
  for (let left = count; left > 0; left -= 1) seen[await readSpoilt(dice)] += 1;
  console.info(`Excel: ${count} workbooks from seed ${seed}, ${seen.opened} of them opened`);
  expect(Math.min(seen.opened, seen.failed)).toBeGreaterThan(0);
});
