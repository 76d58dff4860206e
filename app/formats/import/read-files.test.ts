import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { findVariable } from '#app/event/variables.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { makeFolder, makeRequest } from '#app/testing/make-library.ts';
import { importedMessage, previewImport } from './import-preview.ts';
import { planImport } from './plan-import.ts';
import { type GivenText, readFiles } from './read-files.ts';
import { type Choice, type Here, summariseHere } from './what-comes.ts';

const at = '2026-01-01T00:00:00.000Z';
const nothing: Here = { workspace: blankWorkspace, environments: [] };
const endpoint = 'https://uat.example.com/one/rt/track/ONE-1/events';

type Values = Readonly<Record<string, string>>;
const pairs = (values: Values) => Object.entries(values).map(([key, value]) => ({ key, value }));
const collection = (name: string, { values = {}, url = endpoint, ck = 'ada' } = {}) => ({
  name: `${name}.postman_collection.json`,
  text: JSON.stringify({
    info: { name },
    item: [
      { name: 'Book', request: { method: 'POST', url, body: { mode: 'raw', raw: `{"uri":"a://b","ck":"${ck}"}` } } },
    ],
    variable: pairs(values),
  }),
});
const environment = (name: string, values: Values) => ({
  name: `${name}.postman_environment.json`,
  text: JSON.stringify({ name, values: pairs(values), _postman_variable_scope: 'environment' }),
});
const own = (name: string, workspace: Partial<Workspace>): GivenText => ({
  name,
  text: JSON.stringify(
    toWorkspaceFile({ ...blankWorkspace, ...workspace }, [], { withCustomers: true, withEnvironments: true }),
  ),
});

const usesEnvironment = collection('Two files', { url: 'https://{{host}}/one/rt/track/{{siteKey}}/events' });
const theEnvironment = environment('UAT two files', { host: 'uat.mxo.example.com', siteKey: 'ONE-UATUATUAT1-0001' });

function plan(files: readonly GivenText[], here = nothing, choice: Choice = 'mine') {
  const imported = readFiles(files);
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  let count = 0;
  const made = planImport(here, imported, { choice, customerKey: '', newId: () => `new ${++count}`, at });
  return { ...made, says: importedMessage(imported, summariseHere(here), choice) };
}

/** What is made, once it is here. */
function after(files: readonly GivenText[], here = nothing): Here {
  const { workspace, environments } = plan(files, here);
  return { workspace, environments: [...here.environments, ...environments] };
}

function preview(files: readonly GivenText[], here = nothing, choice: Choice = 'mine') {
  const shown = previewImport(readFiles(files), summariseHere(here));
  if (shown.kind === 'unreadable') throw new Error(shown.problem);
  const { parts, notTaken } = shown.choices[choice];
  return {
    what: shown.what,
    files: shown.files.map(({ name, what }) => [name, what]),
    counts: Object.fromEntries(parts.map(({ noun, count }) => [noun, count])),
    notTaken: notTaken.map(({ file, what, why }) => ({ file, what, why })),
    clashes: shown.clashes,
  };
}

describe('a collection and its environment in two files', () => {
  const place = ({ environments }: Pick<Here, 'environments'>) =>
    environments.map(({ name, serverName, siteKeys }) => [name, serverName, ...siteKeys.map(({ siteKey }) => siteKey)]);
  const uat = [['UAT two files', 'https://uat.mxo.example.com', 'ONE-UATUATUAT1-0001']];

  it.each([
    ['together', (): Here => after([usesEnvironment, theEnvironment])],
    ['together, the environment first', (): Here => after([theEnvironment, usesEnvironment])],
    ['one after the other', (): Here => after([theEnvironment], after([usesEnvironment]))],
    ['one after the other, the environment first', (): Here => after([usesEnvironment], after([theEnvironment]))],
  ])('make one environment with server and site key: %s', (_, both) => {
    const here = both();
    expect(place(here)).toEqual(uat);
    expect(here.workspace.requests.map(({ name, draft }) => [name, draft.customerKey])).toEqual([['Book', 'ada']]);
  });

  it('a collection without a server says what is missing, unless it is here or in the same import', () => {
    const [note] = preview([usesEnvironment]).notTaken;
    expect(note).toMatchObject({ what: '{{host}} and {{siteKey}} in the address' });
    expect(note?.why).toContain('Import the environment of the other tool too');
    expect(preview([usesEnvironment], after([theEnvironment])).notTaken).toEqual([]);
    expect(preview([usesEnvironment, theEnvironment]).notTaken).toEqual([]);
  });
});

it('a file that cannot be read is named with its own reason, and the others are imported', () => {
  const files: readonly GivenText[] = [
    { name: 'notes.txt', text: 'hello' },
    collection('Spring'),
    { name: 'folder', text: null, problem: 'folder couldn’t be read.' },
    { name: 'customers.csv', text: 'email,city\nada@example.com,York\n' },
    { name: 'cut.json', text: '{"info":' },
  ];
  const shown = preview(files);
  expect(shown.what).toBe('1 of 5 files');
  expect(shown.files).toEqual([
    ['notes.txt', null],
    ['Spring.postman_collection.json', 'A Postman file'],
    ['folder', null],
    ['customers.csv', null],
    ['cut.json', null],
  ]);
  expect(shown.notTaken.map(({ file, why }) => [file, why])).toEqual([
    ['notes.txt', expect.stringContaining('can’t read this text')],
    ['folder', 'folder couldn’t be read.'],
    ['customers.csv', expect.stringContaining('Choose it under Data file in a new run')],
    ['cut.json', expect.stringContaining('incomplete or has a typo')],
  ]);
  expect(plan(files).says).toBe('1 request imported.');
});

it('what a file has that is not taken over is listed under its name, file by file', () => {
  const { text } = collection('Elsewhere', { url: 'https://elsewhere.example.com/' });
  const shown = preview([
    { name: 'a.json', text },
    collection('Spring'),
    { name: 'b.json', text: collection('Other', { url: 'https://other.example.com/' }).text },
  ]);
  expect(shown.notTaken.map(({ file, what }) => [file, what])).toEqual([
    ['a.json', 'Book'],
    ['b.json', 'Book'],
  ]);
});

it('the same file twice is read once, and that is said', () => {
  const again = { ...collection('Spring'), name: 'copy.json' };
  const shown = preview([collection('Spring'), again]);
  expect(shown.counts).toMatchObject({ request: 1 });
  expect(shown.notTaken).toMatchObject([
    { file: 'copy.json', why: 'It’s the same as Spring.postman_collection.json, which is read once.' },
  ]);
});

it('one data file alone says where it belongs, and nothing else of it is read', () => {
  const shown = previewImport(readFiles([{ name: 'customers.xlsx', text: '' }]), summariseHere(nothing));
  expect(shown).toMatchObject({ kind: 'unreadable', problem: expect.stringContaining('This is a data file.') });
});

it('the requests of Bruno and its environment, which is named by its file, make one import', () => {
  const files = [
    {
      name: 'Book.bru',
      text: 'meta {\n  name: Book\n}\n\npost {\n  url: {{host}}/one/rt/track/ONE-1/events\n}\n\nbody {\n  {"uri":"a://b"}\n}\n',
    },
    { name: 'UAT.bru', text: 'vars {\n  host: https://uat.example.com\n}\n' },
  ];
  expect(plan(files)).toMatchObject({
    workspace: { requests: [{ name: 'Book' }] },
    environments: [{ name: 'UAT', serverName: 'https://uat.example.com', siteKeys: [{ siteKey: 'ONE-1' }] }],
  });
});

it('forty files make one import', () => {
  const files = Array.from({ length: 40 }, (_, at) => collection(`C${at}`, { values: { note: `${at % 2}` } }));
  const { workspace, environments, says } = plan(files);
  expect(preview(files)).toMatchObject({
    what: '40 files',
    counts: { request: 40, folder: 40, environment: 1, variable: 2 },
  });
  expect([workspace.requests.length, workspace.folders.length, environments.length]).toEqual([40, 40, 1]);
  expect(says).toBe('40 requests imported.');
});

it('the requests of each collection keep the value that their variable has there', () => {
  const files = [
    collection('Spring', { values: { who: 'ada' }, ck: '{{who}}' }),
    collection('Autumn', { values: { who: 'bob' }, ck: '{{who}}' }),
  ];
  const { workspace } = plan(files);
  const scopes = [{ label: '', variables: workspace.variables }];
  const sent = workspace.requests.map(
    ({ draft }) => findVariable(draft.customerKey.replace(/[{}]/g, ''), scopes)?.value,
  );
  expect(sent).toEqual(['ada', 'bob']);
  expect(preview(files).notTaken).toMatchObject([{ file: files[1]?.name, what: 'The variable who' }]);
});

describe('a Tidings file with others', () => {
  const variables = [{ name: 'who', value: 'ada' }];
  const mine = own('mine.tidings', {
    folders: [makeFolder('Spring')],
    requests: [makeRequest('1', 'Spring')],
    variables,
  });

  it('keeps its variables; another file’s of the same name gets its own', () => {
    const files = [collection('Spring', { values: { who: 'bob' }, ck: '{{who}}' }), mine];
    const { workspace } = plan(files);
    expect(workspace.variables).toEqual([...variables, { name: 'who_2', value: 'bob' }]);
    expect(workspace.requests.map(({ draft }) => draft.customerKey)).toContain('{{who_2}}');
    expect(preview(files).counts).toEqual({ request: 2, folder: 1, environment: 1, variable: 2 });
    expect(workspace.folders.map(({ name }) => name)).toEqual(['Spring']);
  });

  it('of two with the same things, the person chooses which come', () => {
    const changed = { ...makeRequest('1', 'Spring'), name: 'Changed' };
    const other = own('other.tidings', {
      folders: [makeFolder('Spring')],
      requests: [changed],
      variables: [{ name: 'who', value: 'bob' }],
    });
    const files = [mine, other];
    expect(preview(files).clashes).toBe(3);
    expect(preview(files).notTaken).toEqual([
      {
        file: 'other.tidings',
        what: 'The variable who',
        why: 'Another of the files has a variable with this name and a different value. That one was kept.',
      },
    ]);
    const names = (choice: Choice) =>
      plan(files, nothing, choice)
        .workspace.requests.filter(({ deletedAt }) => deletedAt === null)
        .map(({ name }) => name);
    expect([names('mine'), names('theirs'), names('both')]).toEqual([['1'], ['Changed'], ['1', 'Changed']]);
    expect(preview(files, nothing, 'both').counts).toMatchObject({ request: 2, folder: 2 });
  });

  it('makes an environment that is here already only once', () => {
    const uat = {
      ...blankEnvironment('u'),
      name: 'UAT',
      serverName: 'https://uat.example.com',
      siteKeys: [{ siteKey: 'ONE-1', label: '' }],
    };
    const file: GivenText = {
      name: 'uat.tidings',
      text: JSON.stringify(toWorkspaceFile(blankWorkspace, [uat], { withCustomers: true, withEnvironments: true })),
    };
    expect(plan([collection('Spring'), file]).environments).toEqual([uat]);
    expect(preview([collection('Spring'), file]).counts).toEqual({ request: 1, folder: 1, environment: 1 });
  });
});
