import { describe, expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';
import type { Here } from './what-comes.ts';

const at = '2026-01-01T00:00:00.000Z';
const nothing: Here = { workspace: blankWorkspace, environments: [] };

function read(text: string) {
  const imported = readImport(text);
  if (imported.kind !== 'events') throw new Error('These are events.');
  return imported;
}

function importAll(...texts: readonly string[]): Here {
  return texts.reduce((here, text) => {
    let count = here.environments.length;
    const plan = planImport(here, read(text), { choice: 'mine', customerKey: '', newId: () => `${++count}`, at });
    return { workspace: plan.workspace, environments: [...here.environments, ...plan.environments] };
  }, nothing);
}

const item = (url: string, raw = '{"uri":"a://b"}') => ({
  name: url,
  request: { method: 'POST', url, body: { mode: 'raw', raw } },
});
const variable = (values: Record<string, string>) => Object.entries(values).map(([key, value]) => ({ key, value }));
const collection = (items: readonly unknown[], values: Record<string, string> = {}) =>
  JSON.stringify({ info: { name: 'C' }, item: items, variable: variable(values) });
const postman = (name: string, values: Record<string, string>) => JSON.stringify({ name, values: variable(values) });
const path = (server: string, key: string) => `${server}/one/rt/track/${key}/events`;
type Shaped = { readonly environments: readonly Pick<Here['environments'][number], 'serverName' | 'siteKeys'>[] };
const shape = ({ environments }: Shaped) =>
  environments.map(({ serverName, siteKeys }) => [serverName, ...siteKeys.map(({ siteKey }) => siteKey)]);

describe('environments of a collection', () => {
  it('are one for each server, however it is written', () => {
    const text = collection(
      [
        item(path('https://A.example.com', 'K1')),
        item(path('https://a.example.com/', 'K2')),
        item(path('{{server}}', 'K3')),
      ],
      { server: 'a.example.com' },
    );
    expect(shape(importAll(text))).toEqual([['https://a.example.com', 'K3', 'K1', 'K2']]);
    expect(shape(importAll(text, text))).toHaveLength(1);
  });

  it('have each their own colour, and red where they mean production', () => {
    const servers = ['https://uat.example.com', 'https://prod.example.com', 'https://dev.example.com'];
    const made = importAll(collection(servers.map((server) => item(path(server, 'K1')))));
    expect(made.environments.map(({ colour }) => colour)).toEqual(['blue', 'red', 'violet']);
  });

  it('are two where two variables name two servers, each with its own site key', () => {
    const text = collection([item(path('{{one}}', '{{k1}}')), item(path('{{two}}', '{{k2}}'))], {
      one: 'https://one.example.com',
      two: 'https://two.example.com',
      k1: 'K1',
      k2: 'K2',
    });
    expect(shape(importAll(text))).toEqual([
      ['https://one.example.com', 'K1'],
      ['https://two.example.com', 'K2'],
    ]);
  });
});

it('a second environment with the same names keeps its values', () => {
  const here = importAll(postman('UAT', { note: 'u' }), postman('PROD', { note: 'p' }), postman('PROD', { note: 'p' }));
  expect(here.environments.map(({ name, variables }) => [name, variables[0]?.value])).toEqual([
    ['UAT', 'u'],
    ['PROD', 'p'],
  ]);
});

it('a collection whose variable has another value than mine gets a name of its own for it', () => {
  const one = (note: string) => collection([item(path('https://a.example.com', 'K1'))], { note });
  const { workspace, environments } = importAll(one('mine'), one('theirs'));
  expect(workspace.variables).toEqual([
    { name: 'note', value: 'mine' },
    { name: 'note_2', value: 'theirs' },
  ]);
  expect(environments.map(({ variables }) => variables)).toEqual([[]]);
});

it('variables within variables are filled in, and what is not known is said', () => {
  const text = collection([item(path('{{server}}', 'K1'))], {
    server: 'https://{{host}}',
    host: '{{name}}.example.com',
    name: 'uat',
    loop: '{{loop}}',
    open: 'x{{elsewhere}}',
    ' spaced ': 'y',
  });
  const { variables, notTaken, environments } = read(text);
  expect(shape({ environments: environments.map((one) => ({ ...one, id: '' })) })).toEqual([
    ['https://uat.example.com', 'K1'],
  ]);
  expect(variables.find(({ name }) => name === 'server')?.value).toBe('https://uat.example.com');
  expect(variables.some(({ name }) => name === 'spaced')).toBe(true);
  expect(notTaken.map(({ what }) => what)).toEqual([
    '{{loop}} in the variable loop',
    '{{elsewhere}} in the variable open',
  ]);
});

describe('the form of a body', () => {
  const curl = (body: string) => `curl '${path('https://a.example.com', 'K1')}' -d '${body}'`;
  it.each([
    ['{"uri":"a://b","properties":{"n":1}}', 'object', ''],
    ['{"uri":"a://b","customerKey":"x","customerKeyName":"email"}', 'customer-key', 'email'],
    ['{"uri":"a://b","properties":[{"name":"n","value":"1"}],"ck":"x"}', 'array', ''],
  ])('is kept: %s', (body, bodyForm, customerKeyName) => {
    expect(importAll(curl(body)).environments).toMatchObject([{ bodyForm, customerKeyName }]);
    expect(readPaste(curl(body))).toMatchObject({ place: { form: { bodyForm, customerKeyName } } });
  });

  it('that is another one than most have is named', () => {
    const { notTaken } = read(`${curl('{"uri":"a","properties":{}}')}\n${curl('{"uri":"b","ck":"x"}')}`);
    expect(notTaken.map(({ what }) => what)).toEqual(['The body form of one body for https://a.example.com']);
  });
});

describe('a request whose whole address is in a variable', () => {
  const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
  const body = '{"uri":"assist://a/b","ck":"ada"}';
  const postman = (raw: string, value: string) =>
    JSON.stringify({
      info: { name: 'C' },
      item: [{ name: 'R', request: { method: 'POST', url: { raw }, body: { mode: 'raw', raw: body } } }],
      variable: [{ key: 'url', value }],
    });
  const insomnia = (urls: readonly string[]) =>
    JSON.stringify({
      _type: 'export',
      resources: [
        { _id: 'w', _type: 'workspace', name: 'W', parentId: null },
        { _id: 'e', _type: 'environment', parentId: 'w', name: 'Base', data: {} },
        ...urls.map((one, at) => ({
          ...{ _id: `e${at}`, _type: 'environment', parentId: 'e', name: `E${at}`, data: { url: one } },
        })),
        {
          _id: 'r',
          _type: 'request',
          parentId: 'w',
          name: 'R',
          method: 'POST',
          url: '{{ _.url }}',
          body: { text: body },
        },
      ],
    });

  it.each([
    ['of Postman', postman('{{url}}', url)],
    ['of Postman, up to the site key', postman('{{url}}/events', url.replace('/events', ''))],
    ['of Postman, with a query of its own', postman('{{url}}?tid={{tid}}', `${url}?c=1`)],
    ['of an .http file', `@url = ${url}\n\nPOST {{url}}\nContent-Type: application/json\n\n${body}`],
    ['of Insomnia', insomnia([url])],
  ])('is read: %s', (_, text) => {
    expect(readImport(text)).toMatchObject({
      requests: [{ draft: { customerKey: 'ada' } }],
      environments: [{ serverName: 'https://uat.example.com', siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109' }] }],
      openNames: [],
    });
  });

  it('makes an environment for each that has another address', () => {
    expect(readImport(insomnia([url, url.replaceAll('uat', 'prod')]))).toMatchObject({
      requests: [{ draft: { customerKey: 'ada' } }],
      environments: [
        { name: 'E0', serverName: 'https://uat.example.com' },
        { name: 'E1', serverName: 'https://prod.example.com' },
      ],
    });
  });
});

describe('what is no part of a server is left out of its address:', () => {
  const body = `-d '{"uri":"assist://a"}'`;
  const url = path('https://ada:secret@uat.example.com', 'K1');
  const pixel = 'https://ada:secret@uat.example.com/one/rt/track/K1/pixel?uri=a%3A%2F%2Fb';

  it.each([
    ['a command', `curl '${url}' ${body}`],
    ['a collection', collection([item(url)])],
    ['a pixel', `curl '${pixel}'`],
    ['a variable in a script', `S=https://ada:secret@uat.example.com\ncurl "$S/one/rt/track/K1/events" ${body}`],
  ])('a user name and password in %s', (_, text) => {
    expect(JSON.stringify(read(text))).not.toContain('secret');
    expect(shape(read(text))).toEqual([['https://uat.example.com', 'K1']]);
    expect(read(text).notTaken).toContainEqual(
      expect.objectContaining({ what: 'The user name and password in the address' }),
    );
  });

  it('those in the value of a variable', () => {
    const text = collection([item(path('{{server}}', 'K1'))], { server: 'https://ada:secret@uat.example.com' });
    expect(shape(read(text))).toEqual([['https://uat.example.com', 'K1']]);
    expect(read(text).notTaken).toMatchObject([{ what: 'The user name and password in the address' }]);
  });

  it.each(['\u200b', '\ufeff', '\u2060'])('%j, which chats and pages add', (mark) => {
    expect(shape(read(`curl -X POST ${mark}${path('https://uat.example.com', 'K1')}${mark} ${body}`))).toEqual([
      ['https://uat.example.com', 'K1'],
    ]);
  });
});
