import '#main/testing/faulty-files.ts';

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openTabs } from './tabs.ts';

const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const tab = (id: string, uri: string) => ({ id, draft: { ...blankDraft, uri }, exchangeId: null, requestId: null });

const listed = async (at: Place) => (await (await openTabs(at)).list()).tabs;

it('are there again in their order, with the one in front', async () => {
  const at = place();
  const tabs = await openTabs(at);
  for (const id of ids) await tabs.save(tab(id, `a://${id}`));
  await tabs.arrange([ids[1], ids[0]], ids[0]);
  expect(await (await openTabs(at)).list()).toEqual({
    tabs: [tab(ids[1], `a://${ids[1]}`), tab(ids[0], `a://${ids[0]}`)],
    activeId: ids[0],
  });
});

it('one that was saved just before a kill is there too, and a closed one is gone from the disk', async () => {
  const at = place();
  const tabs = await openTabs(at);
  await tabs.save(tab(ids[0], 'a'));
  await tabs.arrange([ids[0]], ids[0]);
  await tabs.save(tab(ids[1], 'b'));
  expect((await listed(at)).map(({ id }) => id)).toEqual(ids);
  await tabs.arrange([ids[1]], ids[1]);
  expect(readdirSync(join(at.folder, 'tabs'))).toEqual([`tab-${ids[1]}.json`]);
});

it('a broken one is set aside, and the other comes back', async () => {
  const at = place();
  for (const id of ids) await (await openTabs(at)).save(tab(id, 'a'));
  writeFileSync(join(at.folder, 'tabs', `tab-${ids[0]}.json`), '{"version":1,"value":{}}');
  expect((await listed(at)).map(({ id }) => id)).toEqual([ids[1]]);
  expect(at.notices).toEqual([expect.stringContaining('set aside')]);
});

it('are rewritten or closed one by one', async () => {
  const at = place();
  const tabs = await openTabs(at);
  for (const id of ids) await tabs.save(tab(id, 'a'));
  await tabs.rewrite((each) => (each.id === ids[0] ? null : { ...each, exchangeId: 'x', requestId: null }));
  expect(await listed(at)).toEqual([{ ...tab(ids[1], 'a'), exchangeId: 'x', requestId: null }]);
});

it('one of a newer version is never removed or written over, and is told of at each start', async () => {
  const at = place();
  const file = join(at.folder, 'tabs', `tab-${ids[0]}.json`);
  for (const id of ids) await (await openTabs(at)).save(tab(id, 'a'));
  const text = '{"version":2,"value":{}}';
  writeFileSync(file, text);
  for (let start = 1; start <= 2; start++) {
    const tabs = await openTabs(at);
    expect((await tabs.list()).tabs.map(({ id }) => id)).toEqual([ids[1]]);
    expect(await tabs.arrange([ids[1]], ids[1])).toBeNull();
    expect(await tabs.save(tab(ids[0], 'b'))).toContain('newer version');
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(at.notices).toHaveLength(start);
  }
});

it('one that cannot be read now is never removed, and comes back in its place', async () => {
  const at = place();
  const before = await openTabs(at);
  for (const id of ids) await before.save(tab(id, 'a'));
  await before.arrange(ids, ids[0]);
  await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.includes(ids[0]) ? 'EIO' : null),
    async () => {
      const tabs = await openTabs(at);
      expect((await tabs.list()).tabs.map(({ id }) => id)).toEqual([ids[1]]);
      expect(await tabs.arrange([ids[1]], ids[1])).toBeNull();
    },
  );
  expect((await listed(at)).map(({ id }) => id).toSorted()).toEqual([...ids]);
  expect(at.notices).toEqual([expect.stringContaining('An open event couldn’t be read (EIO)')]);
});

it('one that could not be saved is shown as typed, and saved with the next call', async () => {
  const at = place();
  const tabs = await openTabs(at);
  await tabs.save(tab(ids[0], 'before'));
  await withFaultyFiles(
    ({ operation }) => (operation === 'rename' ? 'ENOSPC' : null),
    async () => expect(await tabs.save(tab(ids[0], 'typed'))).toContain('The disk is full'),
  );
  expect((await tabs.list()).tabs).toEqual([tab(ids[0], 'typed')]);
  expect(await listed(at)).toEqual([tab(ids[0], 'before')]);
  await tabs.save(tab(ids[1], 'other'));
  expect(await listed(at)).toContainEqual(tab(ids[0], 'typed'));
});
