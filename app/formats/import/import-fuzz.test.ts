import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankEnvironment, environmentSchema } from '#app/environments/environment.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { createRowReader } from '#app/formats/data/create-row-reader.ts';
import { detectFormat } from '#app/formats/data/detect-format.ts';
import { formatPostmanCollection } from '#app/formats/postman/postman-collection.ts';
import { formatCurl } from '#app/formats/snippets/curl.ts';
import { addFolder, addRequest } from '#app/library/library.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { fuzzSeed } from '#main/testing/fuzz-seed.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

/** As much as is read at all and 1,000 spoilt texts of each kind, which takes half a minute. */
const isLong = process.env['TIDINGS_LONG'] === '1';

const at = '2026-01-01T00:00:00.000Z';
const siteKey = 'ONE-5BTO1FBU1O-1109';
const environment = {
  ...blankEnvironment('e'),
  name: 'UAT',
  serverName: 'https://uat.example.com',
  siteKeys: [{ siteKey, label: '' }],
};
const workspace = addRequest(addFolder(blankWorkspace, { id: 'f', name: 'Spring', folderId: null, deletedAt: null }), {
  id: 'r',
  name: 'Interest',
  folderId: 'f',
  draft: sampleDraft,
  usedAt: at,
  deletedAt: null,
});
const built = buildRequest(sampleDraft, environment, siteKey);
const request = built.ok ? built.request : null;
const har = { log: { entries: [{ request: { ...request, postData: { text: request?.body } } }] } };

/** One real text of each kind that is read. */
const samples = {
  curl: request === null ? '' : formatCurl(request),
  Postman: formatPostmanCollection('Mine', workspace, { environment, siteKey, variables: [], draw: anyDraw }).text,
  HAR: JSON.stringify(har),
  workspace: JSON.stringify(toWorkspaceFile(workspace, [environment], { withCustomers: true, withEnvironments: true })),
  body: request?.body ?? '',
  endpoint: request?.url ?? '',
  CSV: 'email;city;amount\r\nada@example.com;"Zürich; old town";1,50\r\nbob@example.com;Genève;2\r\n',
} as const;

const tricks = [
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{"polluted":1}},',
  '../../../etc/passwd',
  '..\\\\..\\\\x',
  '\0',
  '\uD800',
  '"',
  "'",
  '\\',
  '{{',
  '}}',
  '[[[[[[',
  '{"a":',
  '1e999',
  '-d @/etc/passwd ',
  '\r\n',
] as const;

const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  put: fc.oneof(fc.string({ maxLength: 10 }), fc.constantFrom(...tricks)),
});

/** A sample with some of its text replaced, taken out or added to. */
const mutated = (text: string) =>
  fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) =>
    edits.reduce((current, { from, length, put }) => {
      const start = Math.floor(from * current.length);
      return current.slice(0, start) + put + current.slice(start + length);
    }, text),
  );

/** Takes a text in by every door there is. What would be saved must be what a store takes. */
function takeIn(text: string): void {
  readPaste(text);
  const reader = createRowReader(detectFormat({ text, isWhole: true }, 'utf-8').format);
  const rows = [...reader.push(text).rows, ...reader.end().rows];
  const columns = reader.columns().length;
  expect(rows.filter((row) => row.length > columns)).toEqual([]);
  const imported = readImport(text);
  if (imported.kind === 'unreadable') {
    expect(imported.problem).not.toBe('');
    return;
  }
  for (const choice of ['mine', 'theirs', 'both'] as const) {
    let ids = 0;
    const options = { choice, customerKey: 'bob', newId: () => `new ${++ids}`, at };
    const plan = planImport({ workspace, environments: [environment] }, imported, options);
    workspaceSchema.parse(plan.workspace);
    for (const one of plan.environments) environmentSchema.parse(one);
  }
}

const leftClean = () => {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
};

it.each(Object.entries(samples))('a %s text is a real one before it is spoilt', (kind, text) => {
  expect(readImport(text).kind === 'unreadable').toBe(kind === 'CSV');
});

it.each(Object.entries(samples))('a spoilt %s text is read or refused in words, and harms nothing', (_, text) => {
  fc.assert(
    fc.property(mutated(text), (spoilt) => takeIn(spoilt)),
    { numRuns: isLong ? 1_000 : 300, seed: fuzzSeed() },
  );
  leftClean();
});

it.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
  ['Postman folders', '{"name":"f","item":[', ']}'],
])('%s in each other 100,000 deep are read or refused in words', (_, open, close) => {
  const deep = `${open.repeat(100_000)}${close.repeat(100_000)}`;
  takeIn(deep);
  takeIn(open.repeat(100_000));
  takeIn(`{"uri":"a://b","properties":[{"name":"n","value":${deep}}]}`);
  takeIn(`{"info":{"name":"x"},"item":[${deep}]}`);
  takeIn(`{"log":{"entries":[${deep}]}}`);
  takeIn(`{"tidings":"workspace","version":1,"requests":${deep}}`);
  leftClean();
});

/** Texts of a size, each with something in it that could be read again and again. */
const long = {
  'one word': (size: number) => 'a'.repeat(size),
  'one JSON text': (size: number) => `{"info":{"name":"${'x'.repeat(size)}"},"item":[]}`,
  'escaped characters': (size: number) => `{"uri":"a","more": "${'\\n'.repeat(size / 2)}"}`,
  'open brackets': (size: number) => '['.repeat(size),
  'open quotes': (size: number) => `{${'"'.repeat(size)}`,
  'a curl command': (size: number) => `curl https://h/one/rt/track/${siteKey}/events -d '${'x'.repeat(size)}'`,
  'curl commands': (size: number) => 'curl a;'.repeat(size / 7),
  'an open quote': (size: number) => `curl '${'x'.repeat(size)}`,
};

it.each(Object.entries(long))(
  '100 MB of %s are refused in words, and fewer are read or refused',
  (_, make) => {
    expect(readImport(make(100_000_000))).toMatchObject({ problem: expect.stringContaining('Import it in parts') });
    const imported = readImport(make(isLong ? 15_000_000 : 3_000_000));
    if (imported.kind === 'unreadable') expect(imported.problem).not.toBe('');
    leftClean();
    // Nothing is timed here: a slow machine with other work takes a minute for the longest.
  },
  300_000,
);

it('names that are paths stay names', () => {
  const file = samples.workspace.replaceAll('"Spring"', '"../../../etc"').replaceAll('"Interest"', '"..\\\\passwd"');
  const imported = readImport(file);
  expect(imported.kind === 'workspace' && imported.file.folders[0]?.name).toBe('../../../etc');
  expect(imported.kind === 'workspace' && imported.file.requests[0]?.name).toBe('..\\passwd');
});
