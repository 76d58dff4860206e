import '#main/testing/faulty-files.ts';

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { openEnvironments } from '#main/environments/environments.ts';
import { createRecentAnswers } from '#main/exchange/recent-answers.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openDocument } from './open-document.ts';
import { noticeSetAside } from './set-aside-notice.ts';

const schema = z.object({ port: z.number() });
const openPort = (at: Place) => openDocument({ ...at, name: 'doc', schema, empty: { port: 0 } });

describe('a document', () => {
  it('is there again after it was written', async () => {
    const at = place();
    expect(await (await openPort(at)).write({ port: 7 })).toBeNull();
    expect((await openPort(at)).read()).toEqual({ port: 7 });
  });

  it.each([
    ['empty', ''],
    ['truncated', '{"version":1,"value":{"po'],
    ['garbage', '\u0000\u0001'],
    ['of a wrong shape', '{"version":1,"value":{"port":"x"}}'],
  ])('that is %s is set aside whole, and the person is notified', async (_, text) => {
    const at = place();
    writeFileSync(join(at.folder, 'doc.json'), text);
    const store = await openPort(at);
    expect(store.read()).toEqual({ port: 0 });
    expect(at.notices).toHaveLength(1);
    const aside = readdirSync(at.folder).find((name) => name.startsWith('doc.unreadable-')) ?? '';
    expect(readFileSync(join(at.folder, aside), 'utf8')).toBe(text);
    expect(await store.write({ port: 9 })).toBeNull();
    expect((await openPort(at)).read()).toEqual({ port: 9 });
  });

  it('of a newer version is left untouched', async () => {
    const at = place();
    const text = '{"version":99,"value":{}}';
    writeFileSync(join(at.folder, 'doc.json'), text);
    const store = await openPort(at);
    expect(await store.write({ port: 3 })).toContain('newer version');
    expect(store.read()).toEqual({ port: 0 });
    expect(at.notices).toEqual([expect.stringContaining('It wasn’t changed')]);
    expect(readFileSync(join(at.folder, 'doc.json'), 'utf8')).toBe(text);
  });

  it('that cannot be written says why and changes nothing in memory', async () => {
    const at = place();
    mkdirSync(join(at.folder, 'doc.json'));
    const store = await openPort(at);
    writeFileSync(join(at.folder, 'blocked'), '');
    const blocked = await openDocument({
      ...at,
      folder: join(at.folder, 'blocked'),
      name: 'doc',
      schema,
      empty: { port: 0 },
    });
    expect(await blocked.write({ port: 5 })).toMatch(/\.$/);
    expect(blocked.read()).toEqual({ port: 0 });
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

  it('follow Practice, normalised, and stay', async () => {
    const at = place();
    expect((await (await openEnvironments(at, practice)).save(uat)).kind).toBe('saved');
    const names = (await openEnvironments(at, practice)).list().map(({ name, serverName }) => `${name} ${serverName}`);
    expect(names).toEqual(['Practice http://127.0.0.1:1', 'UAT https://one.example.com']);
  });

  it('refuse a change of Practice', async () => {
    expect((await (await openEnvironments(place(), practice)).save({ ...practice(), name: 'Mine' })).kind).toBe(
      'refused',
    );
  });

  it('start where they were, but never on one that asks', async () => {
    const at = place();
    const first = await openEnvironments(at, practice);
    const selection = { environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' };
    await first.save(uat);
    await first.select(selection);
    expect((await openEnvironments(at, practice)).opening()).toEqual({ selection, goBackTo: null });
    await first.save({ ...uat, askBeforeSending: true });
    const atStart = await (await openEnvironments(at, practice)).opening();
    expect(atStart.selection.environmentId).toBe('practice');
    expect(atStart.goBackTo).toEqual(selection);
  });

  it('a window that is opened again is where it was, and not where it began', async () => {
    const at = place();
    const environments = await openEnvironments(at, practice);
    await environments.save(uat);
    await environments.select({ environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' });
    const again = await openEnvironments(at, practice);
    const selection = { environmentId: 'practice', siteKey: practice().siteKeys[0]?.siteKey ?? '' };
    await again.select(selection);
    expect(again.opening()).toEqual({ selection, goBackTo: null });
    await again.select({ environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' });
    await again.remove('uat');
    expect(again.opening().selection.environmentId).toBe('practice');
  });

  it('those of an import are taken back only while they are as they came', async () => {
    const environments = await openEnvironments(place(), practice);
    const prod = { ...uat, id: 'prod', name: 'PROD' };
    await environments.add([uat, prod]);
    await environments.save({ ...prod, name: 'Mine' });
    await environments.swap({ out: [uat, prod], put: [] });
    expect(environments.list().map(({ name }) => name)).toEqual(['Practice', 'Mine']);
    await environments.swap({ out: [], put: [uat, prod] });
    expect(environments.list().map(({ name }) => name)).toEqual(['Practice', 'Mine', ' UAT ']);
  });

  it('one that an import replaced is restored in its place', async () => {
    const environments = await openEnvironments(place(), practice);
    const theirs = { ...uat, name: 'Theirs' };
    await environments.save(uat);
    const [, mine] = environments.list();
    await environments.add([theirs]);
    expect(environments.list().map(({ name }) => name)).toEqual(['Practice', 'Theirs']);
    await environments.swap({ out: [theirs], put: mine === undefined ? [] : [mine] });
    expect(environments.list().map(({ name }) => name)).toEqual(['Practice', 'UAT']);
  });

  it('are as they were after a save, a choice or a deletion that failed', async () => {
    const at = place();
    const environments = await openEnvironments(at, practice);
    const own = { ...uat, serverName: 'https://one.example.com' };
    await environments.add([own, { ...own, id: 'prod', name: 'PROD' }]);
    await environments.select({ environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' });
    await withFaultyFiles(
      ({ operation }) => (operation === 'write' ? 'ENOSPC' : null),
      async () => {
        const changed = await environments.save({ ...uat, serverName: 'https://prod.example.com' });
        expect(changed).toMatchObject({ kind: 'not-saved', says: expect.stringContaining('The disk is full') });
        expect(await environments.remove('prod')).toMatchObject({ kind: 'not-saved' });
        const chosen = await environments.select({ environmentId: 'prod', siteKey: 'ONE-5BTO1FBU1O-1109' });
        expect(chosen).toContain('The disk is full');
      },
    );
    for (const kept of [environments, await openEnvironments(at, practice)]) {
      expect(kept.find('uat')?.serverName).toBe('https://one.example.com');
      expect(kept.find('prod')).not.toBeNull();
      expect(kept.opening().selection.environmentId).toBe('uat');
    }
  });

  it.each([
    ['of a newer version', '{"version":2,"value":{}}'],
    ['damaged', '{'],
  ])('that are %s say nothing about which secrets are used', async (_, text) => {
    const at = place();
    await (await openEnvironments(at, practice)).save(uat);
    expect((await openEnvironments(at, practice)).fromDisk()?.value).toHaveLength(1);
    writeFileSync(join(at.folder, 'environments.json'), text);
    expect((await openEnvironments(at, practice)).fromDisk()).toBeNull();
    // At the next start too, while it may still be restored.
    expect((await openEnvironments(at, practice)).fromDisk()).toBeNull();
  });

  it('a deleted one is removed', async () => {
    const environments = await openEnvironments(place(), practice);
    await environments.save(uat);
    await environments.remove('uat');
    expect(environments.find('uat')).toBeNull();
  });
});

it('recent answers are given up oldest first', async () => {
  const answers = createRecentAnswers();
  answers.keep('a', { bodyText: 'x'.repeat(20_000_000), bodyBytes: Buffer.alloc(20_000_000), bodyEnd: null });
  answers.keep('b', { bodyText: 'y'.repeat(40_000_000), bodyBytes: null, bodyEnd: null });
  expect([answers.read('a'), answers.readBytes('a')]).toEqual([null, null]);
  expect(answers.read('b')).toHaveLength(40_000_000);
});

it('a file that is set aside is named at each start, with a way to restore it', async () => {
  const at = place();
  const offers: unknown[] = [];
  const telling = { ...at, onNotice: (says: string, offer?: string) => offers.push([says, offer]) };
  noticeSetAside(telling);
  expect(offers).toEqual([]);
  writeFileSync(join(at.folder, 'doc.json'), '{');
  await openPort(at);
  for (let start = 0; start < 2; start++) noticeSetAside(telling);
  const told = [expect.stringMatching(/^doc\.unreadable-.* still set aside.*Settings, Storage/), 'storage'];
  expect(offers).toEqual([told, told]);
});
