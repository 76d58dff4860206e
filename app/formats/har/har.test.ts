import { expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const text = '{"uri":"assist://a/b","ck":"ada"}';

function har(creator: string, entries: readonly { readonly comment: string; readonly status: number }[]) {
  const log = {
    version: '1.2',
    creator: { name: creator, version: '10' },
    entries: entries.map(({ comment, status }) => ({
      startedDateTime: '2026-11-30T10:00:00.000Z',
      comment,
      request: { method: 'POST', url, headers: [], postData: { mimeType: 'application/json', text } },
      response: { status, statusText: '' },
    })),
  };
  const imported = readImport(JSON.stringify({ log }));
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

const entries = [
  { comment: 'Book', status: 200 },
  { comment: 'Book again', status: 0 },
];

it('takes each request of a collection of Insomnia by its name, sent or not', () => {
  const { what, requests, notTaken } = har('Insomnia REST Client', entries);
  expect(what).toBe('An Insomnia file');
  expect(requests.map(({ name, folder, at }) => ({ name, folder, at }))).toEqual([
    { name: 'Book', folder: [], at: undefined },
    { name: 'Book again', folder: [], at: undefined },
  ]);
  expect(notTaken).toEqual([{ what: '1 response', why: 'Only requests can be imported.' }]);
});

it('takes what a browser recorded once, with its time, if it was answered', () => {
  const { what, requests, notTaken } = har('Firefox', [...entries, { comment: '', status: 200 }]);
  expect([what, requests]).toEqual([
    'A browser recording',
    [expect.objectContaining({ at: '2026-11-30T10:00:00.000Z' })],
  ]);
  expect(notTaken).toHaveLength(3);
});

it.each([
  ['2026-11-30T10:00:00.123+0100', '2026-11-30T09:00:00.123Z'],
  ['2026-11-30T10:00:00.123-03', '2026-11-30T13:00:00.123Z'],
  ['2026-11-30T10:00:00.123+05:30', '2026-11-30T04:30:00.123Z'],
])('reads the time %s', (startedDateTime, at) => {
  const entry = { startedDateTime, request: { method: 'POST', url, postData: { text } } };
  const imported = readImport(JSON.stringify({ log: { entries: [entry] } }));
  expect(imported).toMatchObject({ requests: [{ at }], notTaken: [] });
});

it('names times that it can’t read', () => {
  const entry = { startedDateTime: 'yesterday', request: { method: 'POST', url, postData: { text } } };
  const imported = readImport(JSON.stringify({ log: { entries: [entry] } }));
  expect(imported).toMatchObject({ requests: [{}], notTaken: [{ what: '1 unreadable time' }] });
});
