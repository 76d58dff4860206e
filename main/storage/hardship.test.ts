import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { makeExchange, makeReceipt, makeReceived } from '#app/testing/make-exchange.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { openHistory } from '#main/history/history.ts';
import { filled, list } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { asRoot, onSmallDisk } from '#main/testing/small-disk.ts';
import { openBackups } from './backups.ts';
import { openLines } from './lines.ts';

const nobody = 65_534;
const tab = {
  id: '11111111-1111-4111-8111-111111111111',
  draft: { ...blankDraft, uri: 'a://b' },
  exchangeId: null,
  requestId: null,
};

/** Runs as a user without root's permissions. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  process.seteuid?.(nobody);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe.runIf(asRoot)('a full disk', () => {
  it('costs the record of what came then, and nothing that was recorded before', async () => {
    await onSmallDisk(async (folder) => {
      const at = place(folder);
      const history = await openHistory(at);
      const saved: string[] = [];
      let problem: string | null = null;
      for (let index = 0; problem === null; index++) {
        const id = `x${index}`;
        problem = await history.begin(
          makeReceived(id, 't', { draft: { ...blankDraft, uri: `a://${'b'.repeat(20_000)}` } }),
        );
        if (problem === null) saved.push(id);
      }
      expect(problem).toContain('The disk is full');
      expect(saved.length).toBeGreaterThan(50);
      expect(await history.complete(makeReceived(`x${saved.length}`, 'late'))).toContain('The disk is full');
      expect(await history.read(`x${saved.length}`)).toMatchObject({ result: makeReceipt('late') });
      history.close();

      const again = await openHistory(at);
      expect((await list(again)).toReversed()).toEqual(saved);
      expect(at.notices).toEqual([]);
    });
  });

  it('keeps out only what does not fit, and that is written once there is room, at the latest at the end', async () => {
    await onSmallDisk(async (folder) => {
      const at = place(folder);
      const history = await openHistory(at);
      const filler = join(folder, 'filler');
      // Room for the small ones, not for the large one.
      writeFileSync(filler, Buffer.alloc(3_400_000));
      const large = makeReceived('large', 't', { draft: { ...blankDraft, uri: `a://${'b'.repeat(900_000)}` } });
      expect(await history.begin(large)).toContain('The disk is full');
      expect(await history.record([makeReceived('small', 't'), makeReceived('other', 't')], [])).toBeNull();
      expect(await history.complete(large)).toContain('The disk is full');
      expect(await list(await openHistory(place(folder)))).toEqual(['other', 'small']);
      rmSync(filler);
      history.close();
      expect((await list(await openHistory(at))).toSorted()).toEqual(['large', 'other', 'small']);
      expect(at.notices).toEqual([]);
    });
  });

  it('that takes not even the first line of a file leaves nothing of it, and later has everything', async () => {
    await onSmallDisk(async (folder) => {
      const filler = join(folder, 'filler');
      const file = join(folder, 'lines');
      writeFileSync(file, '');
      expect(() => {
        for (;;) writeFileSync(filler, Buffer.alloc(64_000), { flag: 'a' });
      }).toThrow('ENOSPC');
      const lines = openLines(file, { from: 0, header: 'head' });
      expect(lines.append(['one'])).toMatchObject({
        says: expect.stringContaining('The disk is full'),
        mayPass: false,
      });
      rmSync(filler);
      expect(lines.append(['two'])).toBeNull();
      expect([readFileSync(file, 'utf8'), lines.bytes()]).toEqual(['head\ntwo\n', 9]);
      lines.close();
    });
  });

  it('leaves existing files whole, and continues when there is room', async () => {
    await onSmallDisk(async (folder) => {
      const at = place(folder);
      const tabs = await openTabs(at);
      expect(await tabs.save(tab)).toBeNull();
      const history = await openHistory(at);
      expect(await history.begin(makeExchange('first'))).toBeNull();
      const filler = join(folder, 'filler');
      writeFileSync(filler, '');
      expect(() => {
        for (;;) writeFileSync(filler, Buffer.alloc(64_000), { flag: 'a' });
      }).toThrow('ENOSPC');
      const long = { ...tab, draft: { ...blankDraft, uri: 'c'.repeat(100_000) } };
      expect(await tabs.save(long)).toContain('The disk is full');
      expect((await (await openTabs(at)).list()).tabs).toEqual([tab]);
      expect(await openBackups(at).take('by hand')).toContain('The disk is full');
      rmSync(filler);
      expect(await tabs.save(long)).toBeNull();
      expect(await history.complete(makeReceived('first', 't'))).toBeNull();
      expect(await (await openHistory(at)).read('first')).toMatchObject({ result: makeReceipt('t') });
    });
  });
});

describe.runIf(asRoot)('a folder that may be read only', () => {
  it('is reported at each save, and everything is still read', async () => {
    const at = place();
    await filled(at, 3);
    await (await openTabs(at)).save(tab);
    const before = readFileSync(join(at.folder, 'history/segment-000001.journal'));
    chmodSync(at.folder, 0o755);
    await asNobody(async () => {
      const history = await openHistory(at);
      expect(await list(history)).toEqual(['x2', 'x1', 'x0']);
      expect(await history.begin(makeExchange('x'))).toContain('doesn’t have permission to write');
      expect(await history.complete(makeReceived('x', 't'))).toContain('permission to write');
      expect(await list(history)).toEqual(['x', 'x2', 'x1', 'x0']);
      const tabs = await openTabs(at);
      expect((await tabs.list()).tabs).toEqual([tab]);
      expect(await tabs.save({ ...tab, draft: blankDraft })).toContain('permission to write');
      expect(await openBackups(at).take('daily')).toContain('permission to write');
    });
    expect(readFileSync(join(at.folder, 'history/segment-000001.journal'))).toEqual(before);
  });

  it('does not keep a new profile from opening', async () => {
    const at = place();
    mkdirSync(join(at.folder, 'sealed'), { mode: 0o755 });
    chmodSync(at.folder, 0o755);
    await asNobody(async () => {
      const sealed = { ...at, folder: join(at.folder, 'sealed') };
      const history = await openHistory(sealed);
      expect(await history.begin(makeExchange('x'))).toMatch(/permission to write|couldn’t be written/);
      expect(await list(history)).toEqual(['x']);
      expect((await (await openTabs(sealed)).list()).tabs).toEqual([]);
    });
    expect(readdirSync(join(at.folder, 'sealed'))).toEqual([]);
  });
});
