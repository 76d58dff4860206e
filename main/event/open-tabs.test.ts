import '#main/testing/faulty-files.ts';

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { type FaultPlan, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openTabs } from './open-tabs.ts';

const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const tab = (id: string, uri: string) => ({ id, draft: { ...blankDraft, uri }, exchangeId: null, requestId: null });

const listed = async (at: Place) => (await (await openTabs(at)).list()).tabs;

it.concurrent('are there again in their order, with the one in front', async () => {
  const at = place();
  const tabs = await openTabs(at);
  for (const id of ids) await tabs.save(tab(id, `a://${id}`));
  await tabs.arrange([ids[1], ids[0]], ids[0]);
  expect(await (await openTabs(at)).list()).toEqual({
    tabs: [tab(ids[1], `a://${ids[1]}`), tab(ids[0], `a://${ids[0]}`)],
    activeId: ids[0],
    problems: [],
  });
});

it.concurrent('one that was saved just before a kill is there too, and a closed one is removed from disk', async () => {
  const at = place();
  const tabs = await openTabs(at);
  await tabs.save(tab(ids[0], 'a'));
  await tabs.arrange([ids[0]], ids[0]);
  await tabs.save(tab(ids[1], 'b'));
  expect((await listed(at)).map(({ id }) => id)).toEqual(ids);
  await tabs.arrange([ids[1]], ids[1]);
  expect(readdirSync(join(at.folder, 'tabs'))).toEqual([`tab-${ids[1]}.json`]);
});

it.concurrent('a broken one is set aside, and the other comes back', async () => {
  const at = place();
  for (const id of ids) await (await openTabs(at)).save(tab(id, 'a'));
  writeFileSync(join(at.folder, 'tabs', `tab-${ids[0]}.json`), '{"version":1,"value":{}}');
  expect((await listed(at)).map(({ id }) => id)).toEqual([ids[1]]);
  expect(at.notices).toEqual([expect.stringContaining('set aside')]);
});

it.concurrent('are rewritten or closed one by one', async () => {
  const at = place();
  const tabs = await openTabs(at);
  for (const id of ids) await tabs.save(tab(id, 'a'));
  await tabs.rewrite((each) => (each.id === ids[0] ? null : { ...each, exchangeId: 'x', requestId: null }));
  expect(await listed(at)).toEqual([{ ...tab(ids[1], 'a'), exchangeId: 'x', requestId: null }]);
});

it.concurrent('one of a newer version is never removed or written over, and is reported at each start', async () => {
  const at = place();
  const file = join(at.folder, 'tabs', `tab-${ids[0]}.json`);
  for (const id of ids) await (await openTabs(at)).save(tab(id, 'a'));
  const text = '{"version":2,"value":{}}';
  writeFileSync(file, text);
  for (let start = 1; start <= 2; start++) {
    const tabs = await openTabs(at);
    expect((await tabs.open()).tabs.map(({ id }) => id)).toEqual([ids[1]]);
    expect(await tabs.arrange([ids[1]], ids[1])).toBeNull();
    expect(await tabs.save(tab(ids[0], 'b'))).toContain('newer version');
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(at.notices).toHaveLength(start);
  }
});

it.concurrent('one that cannot be read now is never removed, and comes back where it was', async () => {
  const at = place();
  const before = await openTabs(at);
  for (const id of ids) await before.save(tab(id, 'a'));
  await before.arrange(ids, ids[0]);
  await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.includes(ids[0]) ? 'EIO' : null),
    async () => {
      const tabs = await openTabs(at);
      expect((await tabs.open()).tabs.map(({ id }) => id)).toEqual([ids[1]]);
      expect(await tabs.arrange([ids[1]], ids[1])).toBeNull();
    },
    at.folder,
  );
  expect((await listed(at)).map(({ id }) => id).toSorted()).toEqual([...ids]);
  expect(at.notices).toEqual([expect.stringContaining('An open event couldn’t be read (EIO)')]);
});

it.concurrent('one that could not be saved is shown as typed, and saved with the next call', async () => {
  const at = place();
  const tabs = await openTabs(at);
  await tabs.save(tab(ids[0], 'before'));
  await withFaultyFiles(
    ({ operation }) => (operation === 'rename' ? 'ENOSPC' : null),
    async () => expect(await tabs.save(tab(ids[0], 'typed'))).toContain('The disk is full'),
    at.folder,
  );
  expect((await tabs.list()).tabs).toEqual([tab(ids[0], 'typed')]);
  expect(await listed(at)).toEqual([tab(ids[0], 'before')]);
  await tabs.save(tab(ids[1], 'other'));
  expect(await listed(at)).toContainEqual(tab(ids[0], 'typed'));
});

const newest = '33333333-3333-4333-8333-333333333333';

/** Two open events that a window has, and the current names of the files. */
async function withTwo() {
  const at = place();
  const tabs = await openTabs(at);
  for (const id of ids) await tabs.save(tab(id, 'a'));
  await tabs.arrange([...ids], ids[0]);
  const files = () => readdirSync(join(at.folder, 'tabs')).filter((name) => name.endsWith('.json'));
  return { at, tabs, files };
}

const firstUnreadable: FaultPlan = ({ operation, path }) =>
  operation === 'read' && path.includes(ids[0]) ? 'EBUSY' : null;
const folderUnlisted: FaultPlan = ({ operation, path }) =>
  operation === 'list' && path.endsWith('tabs') ? 'EMFILE' : null;

it.concurrent.each([
  ['one cannot be read', firstUnreadable, 'An open event couldn’t be read (EBUSY)'],
  ['the folder cannot be listed', folderUnlisted, 'The folder of the open events couldn’t be read (EMFILE)'],
])('a rewrite deletes nothing and reports it when %s', async (_what, plan, says) => {
  const { at, tabs, files } = await withTwo();
  const { value } = await withFaultyFiles(plan, () => tabs.rewrite((one) => ({ ...one, exchangeId: 'x' })), at.folder);
  expect(value).toContain(says);
  expect(files()).toHaveLength(2);
  // The window still has them, so it can still save and close them.
  expect(await tabs.save(tab(ids[0], 'typed'))).toBeNull();
  expect(await tabs.arrange([ids[0]], ids[0])).toBeNull();
  expect(files()).toEqual([`tab-${ids[0]}.json`]);
});

it.concurrent.each([
  ['one cannot be read', firstUnreadable],
  ['the folder cannot be listed', folderUnlisted],
])('a window that opens while %s closes only what it got', async (_what, plan) => {
  const { at, tabs, files } = await withTwo();
  const { value } = await withFaultyFiles(plan, () => tabs.open(), at.folder);
  expect(value.problems).toHaveLength(1);
  const shown = value.tabs.map(({ id }) => id);
  await tabs.save(tab(newest, 'new'));
  // Read by something else in the meantime: the window doesn't have it for that.
  expect((await tabs.list()).tabs).toHaveLength(3);
  await tabs.arrange([...shown, newest], newest);
  expect(files()).toHaveLength(3);
  expect((await listed(at)).map(({ id }) => id).toSorted()).toEqual([...ids, newest]);
});

it.concurrent('one that was not readable at the start is not closed by a window that never got it', async () => {
  const { at, files } = await withTwo();
  const again = await openTabs(at);
  await withFaultyFiles(firstUnreadable, () => again.open(), at.folder);
  await again.list();
  await again.arrange([ids[1]], ids[1]);
  expect(files()).toHaveLength(2);
});

it.concurrent.each([
  ['one cannot be read', firstUnreadable],
  ['the folder cannot be listed', folderUnlisted],
])('the notice that %s ends once it can', async (_what, plan) => {
  const { at } = await withTwo();
  const over: string[] = [];
  const tabs = await openTabs({ ...at, onNoticeOver: (says) => over.push(says) });
  await withFaultyFiles(plan, () => tabs.open(), at.folder);
  expect(at.notices).toHaveLength(1);
  expect(over).toEqual([]);
  expect((await tabs.open()).tabs).toHaveLength(2);
  expect(over).toEqual(at.notices);
});

it.concurrent('the notice that events cannot be read holds while one of them cannot', async () => {
  const { at } = await withTwo();
  const over: string[] = [];
  const tabs = await openTabs({ ...at, onNoticeOver: (says) => over.push(says) });
  const neither: FaultPlan = ({ operation, path }) => (operation === 'read' && path.includes('tab-') ? 'EBUSY' : null);
  await withFaultyFiles(neither, () => tabs.open(), at.folder);
  await withFaultyFiles(firstUnreadable, () => tabs.open(), at.folder);
  expect(over).toEqual([]);
  await tabs.open();
  expect(new Set(over)).toEqual(new Set(at.notices));
});

it.concurrent('the notice that one cannot be read ends when it cannot for another reason', async () => {
  const { at } = await withTwo();
  const over: string[] = [];
  const tabs = await openTabs({ ...at, onNoticeOver: (says) => over.push(says) });
  await withFaultyFiles(firstUnreadable, () => tabs.open(), at.folder);
  const locked: FaultPlan = (call) => (firstUnreadable(call, 0) === null ? null : 'EACCES');
  for (let time = 0; time < 2; time++) await withFaultyFiles(locked, () => tabs.open(), at.folder);
  expect(at.notices).toEqual([expect.stringContaining('(EBUSY)'), expect.stringContaining('(EACCES)')]);
  expect(over).toEqual(at.notices.slice(0, 1));
  await tabs.open();
  expect(over).toEqual(at.notices);
});

it.concurrent('one that is opened during a rewrite stays', async () => {
  const { at, tabs, files } = await withTwo();
  let tries = 0;
  await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.includes(ids[1]) && tries++ === 0 ? 'EBUSY' : null),
    async () => {
      const rewriting = tabs.rewrite((one) => one);
      await tabs.save(tab(newest, 'new'));
      await tabs.arrange([...ids, newest], newest);
      expect(await rewriting).toBeNull();
    },
    at.folder,
  );
  expect(files()).toHaveLength(3);
});
