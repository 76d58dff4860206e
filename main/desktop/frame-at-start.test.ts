import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { frameAtStart } from './frame-at-start.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-frame-'));
});
afterEach(() => rm(folder, { recursive: true }));

const save = (name: string, value: unknown) =>
  writeFile(join(folder, `${name}.json`), JSON.stringify({ version: 1, value }));

async function openEvents(...drafts: readonly Partial<Draft>[]): Promise<readonly string[]> {
  const tabs = await openTabs({ folder, onNotice: () => {}, now: () => new Date() });
  const ids = drafts.map(() => randomUUID());
  for (const [index, id] of ids.entries()) {
    const draft = { ...blankDraft, ...drafts[index] };
    expect(await tabs.save({ id, draft, exchangeId: null, requestId: null })).toBe(null);
  }
  expect(await tabs.arrange(ids, ids.at(-1) ?? '')).toBe(null);
  return ids;
}

it('the first start shows the sample event in a side bar of the usual width', () => {
  const { sideBarWidth } = usualSettings;
  const response = { layout: 'automatic', rightPercent: 42 };
  expect(frameAtStart(folder)).toEqual({ uri: sampleDraft.uri, sideBarWidth, banners: 0, response });
});

it('shows the URI of the event that was in front', async () => {
  await openEvents({ uri: 'a://b/c/d' }, { uri: 'e://f/"g"/<h>&' });
  expect(frameAtStart(folder).uri).toBe('e://f/"g"/<h>&');
});

it('an event that was not in the order yet is shown as the window shows it', async () => {
  const [id = ''] = await openEvents({ uri: 'a://b/c/d' });
  await save('tabs', { order: [], activeId: null });
  expect(id).not.toBe('');
  expect(frameAtStart(folder).uri).toBe('a://b/c/d');
});

it('has no URI for an event that opens with its form, its JSON or a line above it', async () => {
  await openEvents({ uri: 'a://b/c/d', templateId: randomUUID() });
  expect(frameAtStart(folder).uri).toBe(null);
  await openEvents({ uri: 'a://b/c/d', unreadBody: '{' });
  expect(frameAtStart(folder).uri).toBe(null);
  await openEvents({ uri: 'a://b/c/d', sendAs: 'pixel' });
  expect(frameAtStart(folder).uri).toBe(null);
});

it('has no URI for an event that can’t be read', async () => {
  const [id = ''] = await openEvents({ uri: 'a://b/c/d' });
  await writeFile(join(folder, 'tabs', `tab-${id}.json`), '{"version":1');
  expect(frameAtStart(folder).uri).toBe(null);
});

it('takes the width of the side bar, unless it can’t be', async () => {
  await save('settings', { ...usualSettings, sideBarWidth: 300 });
  expect(frameAtStart(folder).sideBarWidth).toBe(300);
  await save('settings', { ...usualSettings, sideBarWidth: 4_000 });
  expect(frameAtStart(folder).sideBarWidth).toBe(216);
});

it('has the response where it was, unless it can’t be', async () => {
  const withResponse = async (response: object) => {
    await save('settings', { ...usualSettings, response });
    return frameAtStart(folder).response;
  };
  const given = { layout: 'right', rightPercent: 30 };
  expect(await withResponse(given)).toEqual(given);
  expect(await withResponse({ layout: '"><b>', rightPercent: '"><b>' })).toEqual({
    layout: 'automatic',
    rightPercent: 42,
  });
  expect(await withResponse({ layout: 'below' })).toEqual({ layout: 'below', rightPercent: 42 });
});

it('has a banner after a guarded environment, or for one that accepts any certificate', async () => {
  await mkdir(join(folder, 'tabs'));
  const usual = practiceEnvironment({ serverName: '', downServerName: '', untrustedServerName: '' });
  const withEnvironment = async (given: object) => {
    const environment = { ...usual, ...given };
    await save('environments', { environments: [environment], selection: { environmentId: usual.id, siteKey: '' } });
    return frameAtStart(folder).banners;
  };
  const { network } = usual;
  expect(await withEnvironment({})).toBe(0);
  expect(await withEnvironment({ askBeforeSending: true })).toBe(1);
  expect(await withEnvironment({ network: { ...network, acceptSelfSigned: true } })).toBe(1);
});
