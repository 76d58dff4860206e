import { describe, expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';

const key = 'ONE-5BTO1FBU1O-1109';
const track = 'https://uat.example.com/one/rt/track';
const url = `${track}/${key}/events`;
const body = '{"uri":"assist://a/b","ck":"ada"}';

function read(text: string) {
  const imported = readImport(text);
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

const item = (more: object = {}, name = 'Book') => ({
  ...{ type: 'http', name, request: { method: 'POST', url, body: { mode: 'json', json: body }, ...more } },
});
const collection = (items: readonly object[], more: object = {}) =>
  read(JSON.stringify({ name: 'Events', version: '1', items, environments: [], ...more }));
const on = (name: string, value: string) => ({ name, value, enabled: true });
const what = ({ notTaken }: ReturnType<typeof read>) => notTaken.map((one) => one.what);

describe('a collection in one file', () => {
  it('has the variables that it sets for all its requests, and those of an environment win', () => {
    const root = { request: { vars: { req: [on('server', 'https://uat.example.com'), { name: 'age', value: 42 }] } } };
    const request = item({ url: `{{server}}/one/rt/track/${key}/events` });
    const alone = collection([request], { root });
    expect(alone.environments).toMatchObject([{ serverName: 'https://uat.example.com' }]);
    expect(alone.variables).toContainEqual({ name: 'age', value: '42' });
    const environments = [{ name: 'PROD', variables: [on('server', 'https://prod.example.com')] }];
    expect(collection([request], { root, environments }).environments).toMatchObject([
      { name: 'PROD', serverName: 'https://prod.example.com' },
    ]);
  });

  it('names what its folders and the collection set for their requests', () => {
    const shared = (header: string) => ({
      request: { headers: [on(header, '1')], vars: { req: [on('who', 'ada')] }, script: { req: 'a()' } },
    });
    const folder = { type: 'folder', name: 'Spring', items: [item()], root: shared('X-Folder') };
    expect(what(collection([folder], { root: shared('X-All') }))).toEqual([
      '2 scripts',
      '1 variable of a folder',
      'The header X-All',
      'The header X-Folder',
    ]);
  });

  it('has its requests in the order of Bruno’s list', () => {
    const requests = [
      { ...item({}, 'Second'), seq: 2 },
      { ...item({}, 'First'), seq: 1 },
    ];
    expect(collection(requests).requests.map(({ name }) => name)).toEqual(['First', 'Second']);
  });

  it('leaves out secrets, whose values Bruno keeps, so that Send asks for them', () => {
    const variables = [
      { ...on('who', ''), secret: true },
      { ...on('note', ''), secret: false },
    ];
    const imported = collection([item()], { environments: [{ name: 'UAT', variables }] });
    expect(imported.environments[0]?.variables).toEqual([{ name: 'note', value: '' }]);
    expect(what(imported)).toEqual(['1 secret variable']);
  });

  it('names descriptions, assertions, saved responses and parameters that are switched off', () => {
    const params = [{ ...on('c', 'x'), enabled: false, type: 'query' }];
    const request = { ...item({ params, docs: 'Why', assertions: [on('res.status', 'eq 200')] }), examples: [{}] };
    expect(what(collection([request]))).toEqual([
      '1 saved response',
      '1 script',
      '1 description',
      '1 disabled query parameter',
    ]);
  });
});

it('path parameters are filled in, and one without a value becomes a variable', () => {
  const address = `${track}/:siteKey/events`;
  const readBoth = (value: string) => {
    const params = [{ ...on('siteKey', value), type: 'path' }];
    const file = `post {\n  url: ${address}\n  body: json\n}\n\nparams:path {\n  siteKey: ${value}\n}\n\nbody:json {\n  ${body}\n}\n`;
    return [collection([item({ url: address, params })]), read(file)];
  };
  for (const { environments } of readBoth(key)) expect(environments[0]?.siteKeys).toMatchObject([{ siteKey: key }]);
  for (const { environments, openNames } of readBoth(''))
    expect([environments[0]?.siteKeys, openNames]).toEqual([[], ['siteKey']]);
});

describe('a .bru file', () => {
  const request = (chosen: string, more = '') =>
    read(
      `post {\n  url: ${url}\n${chosen}}\n\n${more}body:json {\n  {"uri":"assist://a","ck":"json"}\n}\n\nbody:text {\n  {"uri":"assist://a","ck":"text"}\n}\n`,
    );

  it.each([
    ['  body: json\n', 'json'],
    ['  body: text\n', 'text'],
    ['', 'json'],
  ])('with %j has this body of several', (chosen, customerKey) => {
    expect(request(chosen).requests[0]?.draft).toMatchObject({ customerKey });
  });

  it.each([
    ['none', []],
    ['xml', ['1 form or file body']],
  ])('with the body %s has none of them', (chosen, left) => {
    const imported = request(`  body: ${chosen}\n`);
    expect(imported.requests[0]?.draft).toMatchObject({ uri: '', customerKey: '' });
    expect(what(imported).filter((one) => !one.startsWith('The body'))).toEqual(left);
  });

  it('names what is switched off', () => {
    const off = 'headers {\n  ~X-A: 1\n}\n\nparams:query {\n  ~c: x\n}\n\n';
    expect(what(request('  body: json\n', off))).toEqual(['1 disabled query parameter', '1 disabled header']);
  });

  it('may have values of several lines', () => {
    const text = `vars {\n  base: https://uat.example.com\n  note: '''\n    line1\n      line2: x\n  '''\n  ~off: '''\n    a: b\n  '''\n  last: z\n}\n`;
    expect(read(text).environments[0]?.variables).toEqual([
      { name: 'base', value: 'https://uat.example.com' },
      { name: 'note', value: 'line1\n  line2: x' },
      { name: 'last', value: 'z' },
    ]);
  });

  it('may say something about each pair', () => {
    const text =
      "vars {\n  @description('a: b')\n  who: ada\n  @description('''\n    c: d\n  ''')\n  @number\n  age: 42\n}\n";
    expect(read(text).environments[0]?.variables).toEqual([
      { name: 'who', value: 'ada' },
      { name: 'age', value: '42' },
    ]);
  });

  it('of an environment has secrets without a value, which are left out', () => {
    const imported = read('vars {\n  who: ada\n}\nvars:secret [\n  token,\n  ~old\n]\n');
    expect(imported.environments[0]?.variables).toEqual([{ name: 'who', value: 'ada' }]);
    expect(what(imported)).toEqual(['1 disabled variable', '1 secret variable']);
    expect(what(read('vars:secret [\n  token\n]\n'))).toEqual(['1 secret variable']);
  });

  it('of a collection has variables for all its requests', () => {
    const { variables } = read('auth {\n  mode: none\n}\n\nvars:pre-request {\n  @who: ada\n  ~@old: x\n}\n');
    expect(variables).toEqual([{ name: 'who', value: 'ada' }]);
    const folder = 'meta {\n  name: Spring\n}\n\nvars:pre-request {\n  who: ada\n}\n';
    expect(readImport(folder)).toMatchObject({ kind: 'unreadable', problem: expect.stringContaining('no request') });
  });
});
