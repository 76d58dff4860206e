import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blankEnvironment, type Environment } from '#app/environment/environment.ts';
import { practiceEnvironment } from '#app/environment/practice.ts';
import { sampleDraft } from '#app/event/sample.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { openDocument } from './document-store.ts';
import { openEnvironments } from './environments.ts';
import { openHistory } from './history/history.ts';
import { createRecentAnswers } from './recent-answers.ts';

function place(folder = mkdtempSync(join(tmpdir(), 'tidings-store-'))) {
  const notices: string[] = [];
  return {
    folder,
    notices,
    onNotice: (says: string) => notices.push(says),
    now: () => new Date('2026-01-02T03:04:05Z'),
  };
}

const schema = z.object({ port: z.number() });
const openPort = (at: ReturnType<typeof place>) => openDocument({ ...at, name: 'doc', schema, empty: { port: 0 } });

describe('a document', () => {
  it('is there again after it was written', () => {
    const at = place();
    expect(openPort(at).write({ port: 7 })).toBeNull();
    expect(openPort(at).read()).toEqual({ port: 7 });
  });

  it.each([
    ['empty', ''],
    ['truncated', '{"version":1,"value":{"po'],
    ['garbage', '\u0000\u0001'],
    ['of a wrong shape', '{"version":1,"value":{"port":"x"}}'],
  ])('that is %s is set aside whole, and the person is told', (_, text) => {
    const at = place();
    writeFileSync(join(at.folder, 'doc.json'), text);
    const store = openPort(at);
    expect(store.read()).toEqual({ port: 0 });
    expect(at.notices).toHaveLength(1);
    const aside = readdirSync(at.folder).find((name) => name.startsWith('doc.unreadable-')) ?? '';
    expect(readFileSync(join(at.folder, aside), 'utf8')).toBe(text);
    expect(store.write({ port: 9 })).toBeNull();
    expect(openPort(at).read()).toEqual({ port: 9 });
  });

  it('of a newer version is left untouched', () => {
    const at = place();
    const text = '{"version":99,"value":{}}';
    writeFileSync(join(at.folder, 'doc.json'), text);
    const store = openPort(at);
    expect(store.write({ port: 3 })).toContain('left as it is');
    expect(store.read()).toEqual({ port: 3 });
    expect(readFileSync(join(at.folder, 'doc.json'), 'utf8')).toBe(text);
  });

  it('that cannot be written says why and keeps the change in memory', () => {
    const at = place();
    mkdirSync(join(at.folder, 'doc.json'));
    const store = openPort(at);
    writeFileSync(join(at.folder, 'blocked'), '');
    const blocked = openDocument({
      ...at,
      folder: join(at.folder, 'blocked'),
      name: 'doc',
      schema,
      empty: { port: 0 },
    });
    expect(blocked.write({ port: 5 })).toMatch(/\.$/);
    expect(blocked.read()).toEqual({ port: 5 });
    expect(store.read()).toEqual({ port: 0 });
  });
});

describe('environments', () => {
  const practice = () =>
    practiceEnvironment({
      serverName: 'http://127.0.0.1:1',
      downServerName: 'http://127.0.0.1:2',
      untrustedServerName: 'https://127.0.0.1:3',
    });
  const uat: Environment = {
    ...blankEnvironment('uat'),
    name: ' UAT ',
    serverName: 'One.Example.com/',
    siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: 'Retail' }],
  };

  it('stand behind Practice, normalised, and stay', () => {
    const at = place();
    expect(openEnvironments(at, practice).save(uat).kind).toBe('saved');
    const names = openEnvironments(at, practice)
      .list()
      .map(({ name, serverName }) => `${name} ${serverName}`);
    expect(names).toEqual(['Practice http://127.0.0.1:1', 'UAT https://one.example.com']);
  });

  it('refuse a change of Practice', () => {
    expect(openEnvironments(place(), practice).save({ ...practice(), name: 'Mine' }).kind).toBe('refused');
  });

  it('start where they were, but never on one that asks', () => {
    const at = place();
    const first = openEnvironments(at, practice);
    const selection = { environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' };
    first.save(uat);
    first.select(selection);
    expect(openEnvironments(at, practice).atStart).toEqual({ selection, goBackTo: null });
    first.save({ ...uat, askBeforeSending: true });
    const { atStart } = openEnvironments(at, practice);
    expect(atStart.selection.environmentId).toBe('practice');
    expect(atStart.goBackTo).toEqual(selection);
  });

  it('a deleted one is gone', () => {
    const environments = openEnvironments(place(), practice);
    environments.save(uat);
    environments.remove('uat');
    expect(environments.find('uat')).toBeNull();
  });
});

function exchange(id: string, change: Partial<Exchange> = {}): Exchange {
  return {
    version: 1,
    id,
    sentAt: '2026-01-01T00:00:00.000Z',
    environment: {
      id: 'e',
      name: 'UAT',
      colour: 'blue',
      serverName: 'https://h',
      monitoringLink: '',
      timeoutMs: 1_000,
    },
    siteKey: 's',
    draft: sampleDraft,
    request: { method: 'POST', url: 'https://h/', headers: [], body: '' },
    left: 'no',
    result: { kind: 'under-way' },
    ...change,
  };
}

function received(id: string, tid: string): Exchange {
  const never = { dnsMs: null, connectMs: null, tlsMs: null, sentMs: null, waitingMs: null, readingMs: null };
  const answer = { status: 200, statusText: '', headers: [], body: '', bodyBytes: 0, sha256: '', whole: true };
  const timing = { ...never, totalMs: 1, reused: false };
  return exchange(id, {
    left: 'yes',
    result: { kind: 'answered', outcome: 'received', answer, statusCode: 200, tid, content: 'json', timing },
  });
}

describe('the history', () => {
  it('keeps exchanges over a restart, newest first, in segments of 100', () => {
    const at = place();
    const history = openHistory(at);
    for (let index = 0; index < 250; index++) history.begin(exchange(`x${index}`));
    history.complete(received('x249', 't'));
    const again = openHistory(at);
    expect(again.count()).toBe(250);
    expect(again.list(2, 0).map(({ id }) => id)).toEqual(['x249', 'x248']);
    expect(again.list(1, 249).map(({ id }) => id)).toEqual(['x0']);
    expect(again.read('x249')?.result.kind).toBe('answered');
    expect(readdirSync(join(at.folder, 'history'))).toHaveLength(3);
  });

  it('reads what was under way at the end as interrupted', () => {
    const at = place();
    openHistory(at).begin(exchange('x'));
    expect(openHistory(at).list(1, 0)[0]?.outcome).toBe('interrupted');
  });

  it('sets a broken segment aside and keeps the others', () => {
    const at = place();
    const history = openHistory(at);
    for (let index = 0; index < 150; index++) history.begin(received(`x${index}`, 't'));
    writeFileSync(join(at.folder, 'history/segment-000001.json'), '{');
    const again = openHistory(at);
    expect(again.count()).toBe(50);
    expect(at.notices[0]).toContain('segment-000001');
  });

  it('knows the newest tid of each customer, for one server and site key', () => {
    const history = openHistory(place());
    for (const [id, tid] of [
      ['a', 't-1'],
      ['b', 't-2'],
    ] as const) {
      history.begin(exchange(id));
      history.complete(received(id, tid));
    }
    expect(history.visitors('https://h', 's')).toMatchObject([
      { customerKey: 'ada@example.com', tid: 't-2', events: 2 },
    ]);
    expect(history.visitors('https://h', 'other')).toEqual([]);
  });
});

it('recent answers are given up oldest first', () => {
  const answers = createRecentAnswers();
  answers.keep('a', 'x'.repeat(40_000_000));
  answers.keep('b', 'y'.repeat(40_000_000));
  expect(answers.read('a')).toBeNull();
  expect(answers.read('b')).toHaveLength(40_000_000);
});
