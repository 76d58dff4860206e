import { afterAll, expect, it } from 'vitest';
import { environmentSchema } from '#app/environments/environment.ts';
import { createRowReader } from '#app/formats/data/create-row-reader.ts';
import { detectFormat } from '#app/formats/data/detect-format.ts';
import { readHar, readLongHar } from '#app/formats/har/har.ts';
import { readGiven } from '#app/formats/mxo/given.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { createHeldWords, textsIn } from '#app/testing/held-words.ts';
import { createDice, longestMutated, mutate } from '#app/testing/mutate.ts';
import { dataTexts, importTexts } from '#app/testing/realistic-inputs.ts';
import { decodeJson } from '#app/text/json.ts';
import { fuzzCount, fuzzSeed } from '#main/testing/fuzz-seed.ts';
import type { ImportedPart, Unreadable } from './imported.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

const count = fuzzCount();

/** What an import calls things that have no name, and what it fills in. */
const ownWords =
  'new event system collections hashtable object a postman collection browser recording insomnia bruno http https file curl commands imported environment get post untitled properties http443 localhost';
/** The second of a name has a number. */
const isOwn = (word: string) => /^\d{1,2}$/.test(word);

type Taken = ImportedPart['imported'] | Unreadable;

/** All that an import takes over from a text, besides what it says of it. */
function taken(imported: Taken): readonly string[] {
  if (imported.kind === 'unreadable') return [];
  if (imported.kind === 'workspace')
    return textsIn([imported.file.requests, imported.file.folders, imported.file.variables]);
  const { requests, environments, variables } = imported;
  const drafts = requests.map(({ draft: { parametersOn: _, ...draft } }) => draft);
  const places = environments.map((one) => [
    one.name,
    one.serverName,
    one.siteKeys,
    one.variables,
    one.customerKeyName,
  ]);
  return textsIn([requests.map(({ name, folder }) => [name, folder]), drafts, places, variables]);
}

function expectHeld(text: string, values: readonly string[]): void {
  const missing = createHeldWords(`${text}\n${ownWords}`);
  for (const value of values) {
    const words = missing(value).filter((word) => !isOwn(word));
    expect(words, `${JSON.stringify(value)} is not in the text`).toEqual([]);
  }
  // What comes of a text is no longer than it, but for a script that uses a variable again and again.
  expect(values.join('').length).toBeLessThanOrEqual(40 * longestMutated);
}

function expectSavable(imported: ImportedPart['imported']): void {
  let ids = 0;
  const options = {
    choice: 'both',
    customerKey: '',
    newId: () => `new ${++ids}`,
    at: '2026-01-01T00:00:00.000Z',
  } as const;
  const plan = planImport({ workspace: blankWorkspace, environments: [] }, imported, options);
  workspaceSchema.parse(plan.workspace);
  for (const one of plan.environments) environmentSchema.parse(one);
}

function readWhole(text: string): void {
  const imported = readImport(text);
  if (imported.kind === 'unreadable') expect(imported.problem).not.toBe('');
  else expectSavable(imported);
  expectHeld(text, taken(imported));
  const pasted = readPaste(text);
  if (pasted.kind === 'nothing') expect(pasted.says).not.toBe('');
  const given = readGiven(text);
  if (given.kind === 'given') {
    const { serverName, siteKey, tid, uri } = given.given;
    expectHeld(text, [serverName, siteKey, tid, uri]);
  }
  expectSameHar(text);
}

/** A recording that is read entry by entry has the same requests as one that is read whole. */
function expectSameHar(text: string): void {
  const streamed = readLongHar(text);
  const value = decodeJson(text);
  if (streamed === null || !streamed.ok) return;
  expectHeld(text, textsIn(streamed.found.requests));
  const whole = value === undefined ? null : readHar(value);
  if (whole?.ok !== true || !/^\s*\{\s*"log"\s*:/.test(text)) return;
  if ((text.match(/"(?:log|entries)"\s*:/g) ?? []).length === 2)
    expect(streamed.found.requests).toEqual(whole.found.requests);
}

function readRows(text: string): void {
  const { format } = detectFormat({ text, isWhole: true }, 'utf-8');
  const reader = createRowReader(format);
  const rows = [...reader.push(text).rows, ...reader.end().rows];
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(reader.columns().length);
  const columns = reader.columns();
  expect(new Set(columns).size, JSON.stringify(columns)).toBe(columns.length);
  expectHeld(text, [...columns.filter((name) => !/^(?:Column \d+|No name)/.test(name)), ...rows.flat()]);
}

/** Reads many spoilt texts of a kind. A text that fails is in the message, and so is the seed. */
function readMany(kind: string, texts: readonly string[], read: (text: string) => void): void {
  const seed = fuzzSeed();
  const dice = createDice(seed);
  for (let left = count; left > 0; left -= 1) {
    const text = mutate(texts[dice(texts.length)] ?? '', dice);
    try {
      read(text);
    } catch (error) {
      throw new Error(`${kind}, ${JSON.stringify(text)}`, { cause: error });
    }
  }
  console.info(`${kind}: ${count} texts from seed ${seed}`);
}

it.each(Object.entries(importTexts))('%s: a real text is taken over whole', (_, texts) => {
  for (const text of texts) {
    expect(readPaste(text).kind, text).not.toBe('nothing');
    readWhole(text);
  }
});

it.each(Object.entries(importTexts))('%s: a spoilt text is read or refused, and nothing is made up', (kind, texts) => {
  readMany(kind, texts, readWhole);
});

it.each(Object.entries(dataTexts))('%s: spoilt data are read or refused, and nothing is made up', (kind, texts) => {
  for (const text of texts) readRows(text);
  readMany(kind, texts, readRows);
});

afterAll(() => {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});
