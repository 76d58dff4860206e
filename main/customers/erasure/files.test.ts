import '#main/testing/faulty-files.ts';

import { closeSync, linkSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { blankDraft } from '#app/event/draft.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { type FileCall, failOnce, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { eraseInFiles, type FilesOrder, whatIsLeft } from './files.ts';

const ada = 'ada.lovelace@example.com';
const home = 'backups/2026-01-02 03-04-05 (daily)';

function orderIn(folder: string, change: Partial<FilesOrder> = {}): FilesOrder {
  return {
    folder,
    matcher: matchCustomer(ada, []),
    runLines: async () => null,
    isKnownRun: () => true,
    signal: null,
    onProgress: () => {},
    ...change,
  };
}

const eventOf = (id: string, customerKey: string) =>
  makeReceived(id, 'dedc2983-4666-4641-8047-61250a878f89', { draft: { ...blankDraft, uri: 'a://b', customerKey } });

/** A backup and other files that contain the customer among others. */
function lived() {
  const { folder } = place();
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const events = [eventOf('1', 'bob@example.com'), eventOf('2', ada), eventOf('3', 'cy@example.com')];
  write(`${home}/history/segment-000001.json`, JSON.stringify({ version: 1, value: events }));
  const journal = [{ journal: 1 }, ...events.map((put) => ({ put }))].map((line) => JSON.stringify(line));
  write(`${home}/history/segment-000002.journal`, `${journal.join('\n')}\n`);
  write('history/segment-000003.unreadable-2026-01-01T00-00-00-000Z.json', `{"bob@example.com ${ada} cy@example.com`);
  write('workspace.json.new.tmp-12ab', `{"half": "bob@example.com ${ada.toUpperCase()} cy@example.com`);
  return folder;
}

const paths = [
  `${home}/history/segment-000001.json`,
  `${home}/history/segment-000002.journal`,
  'history/segment-000003.unreadable-2026-01-01T00-00-00-000Z.json',
  'workspace.json.new.tmp-12ab',
];

function check(folder: string, said: readonly string[]) {
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8').toLowerCase();
    expect(text, path).toMatch(/bob@example\.com.*cy@example\.com/s);
    if (!said.includes(path)) expect(text, path).not.toContain('lovelace');
  }
}

it('clears files in place, and removes nothing of others', async () => {
  const folder = lived();
  expect(await eraseInFiles(orderIn(folder))).toEqual({ files: 4, left: [] });
  check(folder, []);
  expect(await whatIsLeft(orderIn(folder))).toEqual([]);
});

it('a saved search of their events goes whole from a backup too, whatever it is called', async () => {
  const { folder } = place();
  const search = (id: string, customerKey: string | null) => {
    return { id, name: id, query: { ...wholeHistory, customerKey }, span: null };
  };
  const searches = [search('The lady', ada), search('All', null)];
  const file = join(folder, home, 'settings.json');
  mkdirSync(join(folder, home), { recursive: true });
  writeFileSync(file, JSON.stringify({ version: 1, value: { ...usualSettings, searches } }));
  expect(await eraseInFiles(orderIn(folder))).toEqual({ files: 1, left: [] });
  expect(JSON.parse(readFileSync(file, 'utf8')).value.searches.map(({ name }: { name: string }) => name)).toEqual([
    'All',
  ]);
});

const codes = ['EBUSY', 'EIO', 'ENOSPC', 'EMFILE'] as const;
/** Every call with every code; else each call with one of them, by turns for each operation. */
const isLong = process.env['TIDINGS_LONG'] === '1';
/** How many of the calls before this one do the same. */
const turnOf = (calls: readonly FileCall[], index: number) =>
  calls.slice(0, index).filter(({ operation }) => operation === calls[index]?.operation).length;

it.each(codes)('erases or says what is left when any one call fails with %s', async (code) => {
  const order = orderIn(lived());
  const calls = await fileCallsOf(() => eraseInFiles(order));
  expect(calls.length).toBeGreaterThan(40);
  for (const index of calls.keys()) {
    // There are so few of these that they fail with all codes.
    const isRare = ['rename', 'unlink'].includes(calls[index]?.operation ?? '');
    if (!isLong && !isRare && codes[turnOf(calls, index) % codes.length] !== code) continue;
    const folder = lived();
    const { value } = await withFaultyFiles(failOnce(index, code), async () => {
      try {
        return (await eraseInFiles(orderIn(folder))).left.map(({ path }) => path);
      } catch {
        return paths;
      }
    });
    check(folder, value);
    const left = (await whatIsLeft(orderIn(folder))).map(({ path }) => path);
    for (const path of left)
      expect(
        value.some((said) => path.startsWith(said)),
        `${index} ${path}`,
      ).toBe(true);
  }
});

it('names a file that cannot be read, and goes on', async () => {
  const folder = lived();
  const { value } = await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.endsWith('.journal') ? 'EIO' : null),
    () => eraseInFiles(orderIn(folder)),
  );
  expect(value.left.map(({ path }) => path)).toEqual([`${home}/history/segment-000002.journal`]);
  check(folder, [`${home}/history/segment-000002.journal`]);
});

it('names a folder that cannot be listed, and clears the others', async () => {
  const folder = lived();
  mkdirSync(join(folder, 'System Volume Information'));
  const { value } = await withFaultyFiles(
    ({ operation, path }) => (operation === 'list' && path.includes('System Volume') ? 'EPERM' : null),
    async () => [await eraseInFiles(orderIn(folder)), await whatIsLeft(orderIn(folder))] as const,
  );
  const left = [{ path: 'System Volume Information', says: expect.stringContaining('couldn’t be read (EPERM)') }];
  expect(value).toEqual([{ files: 4, left }, left]);
  check(folder, []);
});

it('clears a file that is far larger than memory should hold, in parts', async () => {
  const { folder } = place();
  mkdirSync(join(folder, 'backups'));
  const file = join(folder, 'backups', 'large.bin');
  const descriptor = openSync(file, 'w');
  const filler = Buffer.alloc(1_000_000, 'abcdefgh ');
  for (let at = 0; at < 80; at++) writeSync(descriptor, filler);
  // Over the edge of a window, and as UTF-16.
  writeSync(descriptor, `<${ada}>`, 256 * 1024 * 3 - 10);
  writeSync(descriptor, Buffer.from(`<${ada}>`, 'utf16le'), 0, 52, 50_000_000);
  closeSync(descriptor);
  const before = process.memoryUsage().rss;
  let most = 0;
  const told: number[] = [];
  const onProgress = (done: number) => told.push(done);
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss - before);
  }, 5);
  expect(await eraseInFiles(orderIn(folder, { onProgress }))).toEqual({ files: 1, left: [] });
  clearInterval(watch);
  expect(most).toBeLessThan(60_000_000);
  expect(statSync(file).size).toBe(80_000_000);
  expect(await whatIsLeft(orderIn(folder))).toEqual([]);
  expect(told.at(-1)).toBe(80_000_000);
});

it('does not change the other name of a file', async () => {
  const { folder } = place();
  mkdirSync(join(folder, 'backups'));
  writeFileSync(join(folder, 'outside.txt'), ada);
  linkSync(join(folder, 'outside.txt'), join(folder, 'backups', 'a.txt'));
  await eraseInFiles(orderIn(folder));
  expect(readFileSync(join(folder, 'backups', 'a.txt'), 'utf8')).toBe('x'.repeat(ada.length));
  expect(readFileSync(join(folder, 'outside.txt'), 'utf8')).toBe(ada);
});

it('stops when it is aborted', async () => {
  const folder = lived();
  const stop = new AbortController();
  const order = orderIn(folder, { signal: stop.signal, onProgress: () => stop.abort() });
  await expect(eraseInFiles(order)).rejects.toThrow();
});

const strings = ['17', 'web', 'ada@example.com'];

it.each(strings)('clears a library too long to be read whole of %s, or says that it is left', async (key) => {
  const { folder } = place();
  mkdirSync(join(folder, home), { recursive: true });
  const file = join(folder, home, 'workspace.json');
  const uri = `a://${'u'.repeat(340_000)}`;
  const requests = Array.from({ length: 100 }, (_, at) => ({
    ...makeRequest(`r${at}`),
    draft: { ...blankDraft, uri, customerKey: at === 5 ? key : 'bob@example.com' },
  }));
  writeFileSync(file, JSON.stringify({ version: 1, value: { ...blankWorkspace, requests } }));
  const order = orderIn(folder, { matcher: matchCustomer(key, []) });
  const { left } = await eraseInFiles(order);
  const isCleared = !readFileSync(file, 'utf8').includes(`"customerKey":"${key}"`);
  expect(left.map(({ path }) => path)).toEqual(isCleared ? [] : [`${home}/workspace.json`]);
  expect(await whatIsLeft(order)).toEqual(left);
});

it.each(strings)('says which files of a store still name %s', async (key) => {
  const { folder } = place();
  mkdirSync(join(folder, 'tabs'));
  const path = 'tabs/tab-11111111-1111-4111-8111-111111111111.json';
  writeFileSync(join(folder, path), JSON.stringify({ version: 2, value: { draft: eventOf('1', key).draft } }));
  expect(await whatIsLeft(orderIn(folder, { matcher: matchCustomer(key, []) }))).toEqual([
    { path, says: 'It still contains the customer.' },
  ]);
});
