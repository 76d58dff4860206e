import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import type { ImportedEvents } from '#app/formats/import/imported.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import { openSender } from '#main/testing/sender-place.ts';
import { watchSockets } from '#main/testing/watch-sockets.ts';
import { startPracticeServer } from './practice-server.ts';

/** What a recording beside this says: its events as MXO would know them, and what isn't one. */
type Visit = {
  readonly events: readonly {
    readonly at: string;
    readonly siteKey: string;
    readonly uri: string;
    readonly tid: string;
    readonly customerKey: string;
    readonly properties: readonly { readonly name: string; readonly value: string }[];
  }[];
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
};

const recorders = ['chrome', 'firefox', 'safari', 'charles', 'fiddler', 'proxyman'];

function openVisit(recorder: string): { readonly imported: ImportedEvents; readonly visit: Visit } {
  const imported = readImport(readFileSync(`main/testing/visits/${recorder}.har`, 'utf8'));
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return { imported, visit: JSON.parse(readFileSync(`main/testing/visits/${recorder}.json`, 'utf8')) };
}

it.each(recorders)('each event of a visit recorded by %s arrives as the recording has it', async (recorder) => {
  const { imported, visit } = openVisit(recorder);
  expect(imported.requests.map(({ at }) => at)).toEqual(visit.events.map(({ at }) => at));
  const [first] = imported.requests;
  expect(first?.folder).toHaveLength(1);
  for (const { folder } of imported.requests) expect(folder).toEqual(first?.folder);
  const practice = await startPracticeServer({
    port: 0,
    onReceived: () => {},
    now: () => new Date('2026-01-02T12:00:00Z'),
    newId: () => crypto.randomUUID(),
  });
  onTestFinished(() => practice.stop());
  const [found, ...others] = imported.environments;
  expect(others).toEqual([]);
  const { siteKeys = [], bodyForm = 'array', customerKeyName = '' } = found ?? {};
  const place = { siteKeys, bodyForm, customerKeyName, serverName: practice.places.serverName };
  const { sender, input } = await openSender(() => {}, place);
  const siteKey = siteKeys[0]?.siteKey ?? '';
  for (const { draft } of imported.requests)
    expect(await sender.send({ ...input, draft, siteKey })).toMatchObject({
      kind: 'sent',
      exchange: { result: { outcome: 'received' } },
    });
  // A customer without a TID gets one from the server. A pixel names its customer in the URI, and goes without a TID:
  // how it would take one isn't documented.
  const arrived = practice.events().map(({ siteKey, uri, tid, returning, customerKey, properties }) => ({
    ...{ siteKey, uri, tid: returning ? tid : '', customerKey, properties },
  }));
  const bytes = (events: readonly unknown[]) => events.map((one) => Buffer.from(JSON.stringify(one)).toString('hex'));
  const expected = visit.events.map(({ at: _, ...event }) => event);
  expect(arrived).toEqual(expected);
  expect(bytes(arrived)).toEqual(bytes(expected));
});

it.each(recorders)('all that isn’t an event in a visit recorded by %s is named, with the reason', (recorder) => {
  const { imported, visit } = openVisit(recorder);
  const left = imported.notTaken.filter(
    ({ isChanged = false, why }) => !isChanged && why !== 'Only requests can be imported.',
  );
  expect(left).toEqual(visit.leftOut);
});

it('reading a visit opens no connection', async () => {
  const sockets = watchSockets();
  onTestFinished(sockets.end);
  for (const recorder of recorders) openVisit(recorder);
  // What is begun while reading connects in a later turn.
  await new Promise(setImmediate);
  expect(sockets.opened()).toBe(0);
  get('http://127.0.0.1:9/').on('error', () => {});
  await new Promise(setImmediate);
  expect(sockets.opened()).toBe(1);
});
