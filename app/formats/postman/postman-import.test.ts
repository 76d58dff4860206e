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
