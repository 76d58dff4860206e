import { expect, it } from 'vitest';
import { readImport } from './read-import.ts';

const curl = (host: string, tid: string) => `curl '${host}/one/rt/track/ONE-1/events?tid=${tid}' -d '{"uri":"a://b"}'`;
const tidsOf = (text: string) => {
  const imported = readImport(text);
  return imported.kind === 'events' ? imported.tids : null;
};
const uat = { serverName: 'https://uat.example.com', siteKey: 'ONE-1' };

it('each TID is returned with the place that it came with', () => {
  const other = { ...uat, serverName: 'https://prod.example.com' };
  expect(tidsOf(`${curl('https://UAT.example.com:443', 'T-1')}\n${curl('https://prod.example.com', 'T-2')}`)).toEqual([
    { tid: 'T-1', place: uat },
    { tid: 'T-2', place: other },
  ]);
  expect(tidsOf(`${uat.serverName}/one/rt/track/ONE-1/events?tid=T-1`)).toEqual([{ tid: 'T-1', place: uat }]);
});

it('the address of a Postman request may be made of variables', () => {
  const url = '{{host}}/one/rt/track/{{key}}/events?tid=T-1';
  const item = [{ name: 'r', request: { method: 'POST', url, body: { mode: 'raw', raw: '{"uri":"a://b"}' } } }];
  const variable = [
    { key: 'host', value: uat.serverName },
    { key: 'key', value: uat.siteKey },
  ];
  expect(tidsOf(JSON.stringify({ info: { name: 'c' }, item, variable }))).toEqual([{ tid: 'T-1', place: uat }]);
  expect(tidsOf(JSON.stringify({ info: { name: 'c' }, item }))).toEqual([]);
});
