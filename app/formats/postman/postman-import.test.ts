import { describe, expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const request = { method: 'POST', url, body: { mode: 'raw', raw: '{"uri":"a://b","ck":"{{who}}"}' } };

function read(value: unknown) {
  const imported = readImport(JSON.stringify(value));
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

it('a secret whose value isn’t in the file is no variable, so that Send asks for it', () => {
  const secrets = [
    { key: 'who', value: '', type: 'secret', enabled: true },
    { key: 'known', value: 'x', type: 'secret', enabled: true },
    { key: 'empty', value: '', type: 'default', enabled: true },
  ];
  const kept = [
    { name: 'known', value: 'x' },
    { name: 'empty', value: '' },
  ];
  const environment = read({ name: 'UAT', values: secrets });
  expect(environment.environments[0]?.variables).toEqual(kept);
  expect(environment.notTaken).toMatchObject([{ what: '1 secret variable' }]);
  const collection = read({ info: { name: 'C' }, item: [{ name: 'Book', request }], variable: secrets });
  expect(collection.variables).toEqual(kept);
  expect(collection.notTaken).toMatchObject([{ what: '1 secret variable' }]);
});

describe('of an address in parts and as text,', () => {
  const parts = {
    ...{ protocol: 'https', host: ['uat', 'example', 'com'] },
    path: ['one', 'rt', 'track', 'ONE-5BTO1FBU1O-1109', 'events'],
  };
  const tid = 'dedc2983-4666-4641-8047-61250a878f89';
  const query = [{ key: 'tid', value: tid }];
  const from = (address: unknown) => {
    const { requests, environments, notTaken } = read({
      info: { name: 'C' },
      item: [{ name: 'Book', request: { ...request, url: address } }],
    });
    return { tid: requests[0]?.draft.tid, server: environments[0]?.serverName, left: notTaken.map(({ what }) => what) };
  };
  const server = 'https://uat.example.com';
  const differs = ['1 inconsistent request URL'];

  it('the parts are read, as Postman sends them, and a text that differs is named', () => {
    expect(from({ ...parts, query, raw: url })).toEqual({ tid, server, left: differs });
    expect(from({ ...parts, raw: url.replace('uat', 'prod') })).toEqual({ tid: '', server, left: differs });
  });

  it('nothing is named where they say the same', () => {
    expect(from({ ...parts, query, raw: `${url}?tid=${tid}` })).toEqual({ tid, server, left: [] });
    expect(from({ ...parts, query })).toEqual({ tid, server, left: [] });
    const off = [{ key: 'tid', value: tid, disabled: true }];
    const left = ['1 disabled query parameter'];
    expect(from({ ...parts, query: off, raw: url })).toEqual({ tid: '', server, left });
    expect(from({ ...parts, query: off, raw: `${url}?tid=${tid}` })).toEqual({ tid: '', server, left });
  });

  it('the text is read where a program writes nothing else', () => {
    expect(from({ raw: `${url}?tid=${tid}` })).toEqual({ tid, server, left: [] });
    expect(from({ ...parts, raw: `${url}?tid=${tid}` })).toEqual({ tid, server, left: [] });
    expect(from({ raw: url, query })).toEqual({ tid, server, left: differs });
  });

  it.each([
    ['protocol', { protocol: '' }, url.replace('https', 'http'), 'http://uat.example.com'],
    ['port', {}, url.replace('.com', '.com:8443'), 'https://uat.example.com:8443'],
    ['path', { path: [] }, url, server],
  ])('the %s is read from the text where the parts have none', (_, less, raw, read) => {
    expect(from({ ...parts, ...less, raw })).toEqual({ tid: '', server: read, left: [] });
  });

  it.each([
    ['a scheme', ['https://uat.example.com'], url, server],
    ['a scheme and a port', ['https://uat', 'example', 'com:8443'], '', 'https://uat.example.com:8443'],
    ['a gateway', ['uat.example.com/gw'], url.replace('.com', '.com/gw'), `${server}/gw`],
    ['a scheme in pieces', ['https:', '', 'uat', 'example', 'com'], url, server],
  ])('a host with %s in it leads to the right server', (_, host, raw, read) => {
    expect(from({ ...parts, host, raw })).toEqual({ tid: '', server: read, left: [] });
  });

  it('a user name and password are named, and nothing else', () => {
    const raw = url.replace('uat', 'user:p%40w@uat');
    const left = ['The user name and password in the address'];
    const auth = { user: 'user', password: 'p@w' };
    expect(from({ ...parts, auth, raw })).toEqual({ tid: '', server, left });
    expect(from({ ...parts, auth })).toEqual({ tid: '', server, left });
    expect(from({ ...parts, raw })).toEqual({ tid: '', server, left });
  });

  it.each([
    ['a blank at its end', {}, `${url}?tid=${tid} `],
    ['an escape', { query: [...query, { key: 'a', value: 'b c' }] }, `${url}?tid=${tid}&a=b%20c`],
    ['capital letters', {}, `${url.replace('https://uat', 'HTTPS://UAT')}?tid=${tid}`],
    ['the usual port', {}, `${url.replace('.com', '.com:443')}?tid=${tid}`],
    ['two slashes', { path: ['', ...parts.path] }, `${url.replace('/one', '//one')}?tid=${tid}`],
  ])('nothing is named where the text only has %s', (_, more, raw) => {
    expect(from({ ...parts, query, ...more, raw })).toEqual({ tid, server, left: [] });
  });

  it('a value keeps the marks that it has in the list', () => {
    const uri = 'https://shop/a?x={{a}}&y=2#top';
    const path = [...parts.path.slice(0, -1), 'pixel'];
    const raw = `${url.replace('events', 'pixel')}?uri=https%3A%2F%2Fshop%2Fa%3Fx%3D{{a}}%26y%3D2%23top`;
    const pixel = { method: 'GET', url: { ...parts, path, query: [{ key: 'uri', value: uri }], raw } };
    const { requests, notTaken } = read({ info: { name: 'C' }, item: [{ name: 'Book', request: pixel }] });
    expect(requests[0]?.draft.uri).toBe(uri);
    expect(notTaken.map(({ what }) => what)).toEqual(['Book']);
    expect(from({ ...parts, query: [{ key: 'tid', value: '{{a&b}}' }] })).toEqual({ tid: '{{a&b}}', server, left: [] });
  });

  it('nothing is named of a request that isn’t imported but that', () => {
    const other = {
      raw: 'https://api.example.com/a\nb?c=d',
      protocol: 'https',
      host: 'api.example.com',
      path: ['a\nb'],
    };
    for (const one of [other, { ...other, query: [{ key: 'c', value: 'e' }] }]) {
      const item = [
        { name: 'Book', request: { ...request, url } },
        { name: 'Other', request: { method: 'GET', url: one } },
      ];
      expect(read({ info: { name: 'C' }, item }).notTaken.map(({ what }) => what)).toEqual(['Other']);
    }
  });
});

it.each([
  ['https://uat.example.com/one/rt/track/:sk/events', []],
  ['https://uat.example.com/one/rt/track/:sk/events', [{ key: 'sk', value: '' }]],
])('a path variable without a value is named and is no site key', (raw, variable) => {
  const { environments, openNames } = read({
    info: { name: 'C' },
    item: [{ name: 'Book', request: { ...request, url: { raw, variable } } }],
  });
  expect(environments).toMatchObject([{ serverName: 'https://uat.example.com', siteKeys: [] }]);
  expect(openNames).toEqual(['sk']);
});
