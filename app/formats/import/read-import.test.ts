import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { formatPostmanCollection } from '#app/formats/postman/postman-collection.ts';
import { formatCurl } from '#app/formats/snippets/curl.ts';
import { addFolder, addRequest } from '#app/library/library.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import type { Imported } from './imported.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { countClashes, type Here, summariseHere } from './what-comes.ts';

const endpoint = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const body = '{"uri":"assist://a/b?c=1","properties":[{"name":"n","value":"v"}],"ck":"ada"}';
const draft = {
  ...editUri(blankDraft, 'assist://a/b?c=1'),
  properties: [{ enabled: true, name: 'n', value: 'v' }],
  customerKey: 'ada',
};
const at = '2026-01-01T00:00:00.000Z';
const environment = {
  ...blankEnvironment('e'),
  name: 'UAT',
  serverName: 'https://uat.example.com',
  siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
};

function eventsIn(text: string): Extract<Imported, { kind: 'events' }> {
  const imported = readImport(text);
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

function counter(): () => string {
  let count = 0;
  return () => `new ${++count}`;
}

const options = { choice: 'mine', customerKey: '', newId: counter(), at } as const;

const workspace: Workspace = addRequest(
  addFolder(
    { ...blankWorkspace, variables: [{ name: 'who', value: 'x' }] },
    { id: 'f', name: 'Spring', folderId: null, deletedAt: null },
  ),
  { id: 'r', name: 'Interest', folderId: 'f', draft: { ...draft, tid }, usedAt: at, deletedAt: null },
);

describe('a cURL command', () => {
  it.each([
    [
      'as browsers copy it',
      `curl '${endpoint}?tid=${tid}' \\\n  -H 'Accept: */*' \\\n  --data-raw '${body}' \\\n  --compressed`,
    ],
    ['with short options joined', `curl -sSXPOST "${endpoint}?tid=${tid}" -d "${body.replaceAll('"', '\\"')}"`],
    ['with an ANSI text', `curl ${endpoint}?tid=${tid} --json $'${body.replace('ada', '\\x61da')}'`],
    ['for the Windows prompt', `curl ^"${endpoint}?tid=${tid}^" ^\r\n  --data-raw ^"${body.replaceAll('"', '\\^"')}^"`],
  ])('%s', (_, text) => {
    const { requests, environments } = eventsIn(text);
    expect(requests.map((request) => request.draft)).toEqual([{ ...draft, tid }]);
    expect(environments).toMatchObject([
      { serverName: 'https://uat.example.com', siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109' }] },
    ]);
  });

  it('that Tidings wrote reads as the same event', () => {
    const reading = buildRequest({ ...sampleDraft, tid }, environment, 'ONE-5BTO1FBU1O-1109');
    const { requests } = eventsIn(reading.ok ? formatCurl(reading.request) : '');
    expect(requests[0]?.draft).toEqual({ ...sampleDraft, tid });
  });

  it('for something else is listed, and so is what cannot be taken', () => {
    const { requests, notTaken } = eventsIn(`curl -u me:secret https://example.com; curl ${endpoint} -d @file -k`);
    expect(requests).toHaveLength(1);
    expect(notTaken.map(({ what }) => what).join()).toMatch(/-u.*|file/);
    expect(notTaken.some(({ why }) => why.includes('not for this API'))).toBe(true);
  });

  it('with an open quote is reported', () => {
    expect(readImport(`curl '${endpoint}`)).toMatchObject({ kind: 'unreadable' });
  });
});

it('many requests without a folder get one; few stay at the top', () => {
  const folderOf = (count: number) =>
    eventsIn(Array.from({ length: count }, () => `curl ${endpoint} -d '${body}'`).join(';')).requests[0]?.folder;
  expect(folderOf(50)).toEqual([]);
  expect(folderOf(51)).toEqual(['cURL commands']);
});

it('a body with a name without quotes is read, although it is no JSON', () => {
  expect(eventsIn(body.replace('"v"', '{{who}}')).requests[0]?.draft.properties[0]?.value).toBe('{{who}}');
});

it('an endpoint URL makes an environment, and with a tid an event', () => {
  expect(eventsIn(endpoint)).toMatchObject({ requests: [], environments: [{ name: 'uat.example.com' }] });
  expect(eventsIn(`${endpoint}?tid=${tid}`).requests).toMatchObject([{ draft: { tid } }]);
});

it('a body makes an event', () => {
  expect(eventsIn(body).requests).toEqual([{ name: '', folder: [], draft }]);
});

it('a recording of a browser gives its events', () => {
  const entry = (url: string) => ({ request: { method: 'POST', url, headers: [], postData: { text: body } } });
  const imported = eventsIn(JSON.stringify({ log: { entries: [entry(endpoint), entry('https://example.com/x')] } }));
  expect(imported.requests).toMatchObject([{ draft }]);
  expect(imported.notTaken.some(({ why }) => why.includes('not for this API'))).toBe(true);
});

describe('a Postman collection', () => {
  const item = (name: string, url: unknown, raw: string) => ({
    name,
    event: [{ listen: 'test', script: { exec: ['pm.test()'] } }],
    request: { method: 'POST', url, body: { mode: 'raw', raw } },
  });
  const collection = (items: readonly unknown[], variable: readonly unknown[] = []) =>
    JSON.stringify({ info: { name: 'Spring' }, item: items, variable });

  it('comes with its folders, its variables and its environments', () => {
    const url = { raw: '{{base}}/one/rt/track/{{sk}}/events' };
    const imported = eventsIn(
      collection(
        [{ name: 'A', item: [item('Interest', url, body.replace('"v"', '{{amount}}'))] }],
        [
          { key: 'base', value: 'uat.example.com' },
          { key: 'sk', value: 'ONE-5BTO1FBU1O-1109' },
        ],
      ),
    );
    expect(imported.requests).toMatchObject([
      { name: 'Interest', folder: ['Spring', 'A'], draft: { properties: [{ value: '{{amount}}', json: true }] } },
    ]);
    expect(imported.environments).toMatchObject([
      { serverName: 'https://uat.example.com', siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109' }] },
    ]);
    expect(imported.notTaken.map(({ what }) => what)).toEqual(['1 script']);
  });

  it('keeps a body that cannot be read as text', () => {
    const imported = eventsIn(collection([item('Broken', endpoint, '{"uri": oops')]));
    expect(imported.requests[0]?.draft.unreadBody).toBe('{"uri": oops');
    expect(imported.notTaken[1]?.why).toContain('kept as text');
  });

  it('that Tidings wrote comes back as it was, in its folders', () => {
    const variables = [{ name: 'who', value: 'ada' }];
    const siteKey = 'ONE-5BTO1FBU1O-1109';
    const { text } = formatPostmanCollection('Mine', workspace, { environment, siteKey, variables, draw: anyDraw });
    const { requests, environments } = eventsIn(text);
    expect(requests).toEqual([{ name: 'Interest', folder: ['Mine', 'Spring'], draft: { ...draft, tid } }]);
    expect(environments).toMatchObject([{ serverName: environment.serverName, siteKeys: environment.siteKeys }]);
  });

  it('nested without end, or with names of the language itself, does no harm', () => {
    const deep = `${'{"name":"f","item":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    expect(readImport(`{"info":{"name":"x"},"item":[${deep}]}`).kind).toBe('unreadable');
    const proto = collection([{ name: '__proto__', item: [item('constructor', endpoint, body)] }]);
    expect(eventsIn(proto).requests[0]?.folder).toEqual(['Spring', '__proto__']);
  });
});

describe('a Tidings file', () => {
  const textWith = (withCustomers: boolean) =>
    JSON.stringify(toWorkspaceFile(workspace, [environment], { withCustomers, withEnvironments: true }));
  const nowhere: Here = { workspace: blankWorkspace, environments: [] };
  const plan = (text: string, here = nowhere, more: Partial<Parameters<typeof planImport>[2]> = {}) => {
    const imported = readImport(text);
    if (imported.kind === 'unreadable') throw new Error(imported.problem);
    return planImport(here, imported, { ...options, newId: counter(), ...more });
  };

  it('with everything gives everything back', () => {
    expect(plan(textWith(true))).toEqual({ workspace, environments: [environment] });
  });

  it('without customers has none of them in it, and asks whom it is about', () => {
    const text = textWith(false);
    expect(text).not.toContain('"ada"');
    expect(text).not.toContain(tid);
    expect(plan(text).workspace.requests[0]?.draft).toMatchObject({ customerKey: '', tid: '' });
    expect(plan(text, nowhere, { customerKey: 'bob' }).workspace.requests[0]?.draft.customerKey).toBe('bob');
  });

  it('over things of the same id keeps mine, takes theirs, or makes both, and loses nothing', () => {
    const mine = { workspace: { ...workspace, requests: workspace.requests.map((one) => ({ ...one, name: 'Mine' })) } };
    const here = { ...mine, environments: [environment] };
    const imported = readImport(textWith(true));
    expect(imported.kind === 'workspace' && countClashes(summariseHere(here), imported.file)).toBe(3);
    expect(plan(textWith(true), here)).toEqual({ workspace: here.workspace, environments: [] });
    const theirs = plan(textWith(true), here, { choice: 'theirs' });
    expect(theirs.workspace.requests.map(({ id, name, deletedAt }) => [id, name, deletedAt])).toEqual([
      ['new 1', 'Mine', at],
      ['r', 'Interest', null],
    ]);
    const both = plan(textWith(true), here, { choice: 'both' });
    expect(both.workspace.folders.map(({ name }) => name)).toEqual(['Spring', 'Spring 2']);
    expect(both.workspace.requests.map(({ name }) => name)).toEqual(['Mine', 'Interest']);
    expect(both.environments.map(({ name }) => name)).toEqual(['UAT 2']);
  });

  it('of a newer Tidings, or damaged, is refused in words', () => {
    expect(readImport('{"tidings":"workspace","version":99}')).toMatchObject({
      problem: expect.stringContaining('newer'),
    });
    expect(readImport('{"tidings":"workspace","version":1}')).toMatchObject({
      problem: expect.stringContaining('damaged'),
    });
  });
});

it.each(['', 'hello', '{"a":', '[1,2]', '\u0000'])('“%s” is nothing that Tidings knows', (text) => {
  expect(readImport(text).kind).toBe('unreadable');
});

it('a request that came without a name is called by what it is about', () => {
  expect(eventsIn(`curl '${endpoint}' -d '${body}'`).requests.map(({ name }) => name)).toEqual(['b']);
});

it('reads back its own export of 10,000 requests', () => {
  const properties = Array.from({ length: 10 }, (_, index) => ({
    enabled: true,
    name: `property ${index}`,
    value: 'x'.repeat(120),
  }));
  const requests = Array.from({ length: 10_000 }, (_, index) => ({
    id: `request ${index}`,
    name: `Request ${index}`,
    folderId: null,
    usedAt: at,
    deletedAt: null,
    draft: { ...draft, properties },
  }));
  const file = toWorkspaceFile({ ...blankWorkspace, requests }, [], { withCustomers: true, withEnvironments: true });
  const text = JSON.stringify(file, null, 2);
  expect(text.length).toBeGreaterThan(20_000_000);
  const imported = readImport(text);
  expect(imported.kind).toBe('workspace');
  expect(imported.kind === 'workspace' && imported.file.requests).toHaveLength(10_000);
});
