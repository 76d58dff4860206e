import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import type { SavedTab } from '#app/event/tab.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { draftsFile, titleInCrash } from './drafts-file.ts';

const now = new Date('2026-01-02T03:04:05Z');
const tab = (change: Partial<SavedTab['draft']>): SavedTab => ({
  id: '11111111-1111-4111-8111-111111111111',
  draft: { ...sampleDraft, ...change },
  exchangeId: null,
  requestId: null,
});

it('Import brings an open event back as it was, its customer too', () => {
  const row = fc.record({ enabled: fc.boolean(), name: fc.string(), value: fc.string() });
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.array(row), (customerKey, tid, properties) => {
      const open = tab({ customerKey, tid, properties });
      const imported = readImport(draftsFile([open], blankWorkspace, now));
      if (imported.kind !== 'workspace') throw new Error(`It is read as ${imported.kind}.`);
      expect(imported.file.requests.map(({ draft }) => draft)).toEqual([open.draft]);
    }),
  );
});

it('a title tells no customer, be it called after the event or after its request', () => {
  const open = tab({ customerKey: 'ada@example.com' });
  expect(titleInCrash(open, blankWorkspace)).toBe('testdrive/book, a••');
  const saved = { id: 'r', name: 'Of ada@example.com', folderId: null, draft: open.draft, usedAt: '', deletedAt: null };
  const workspace = { ...blankWorkspace, requests: [saved] };
  expect(titleInCrash({ ...open, requestId: 'r' }, workspace)).toBe('Of a••@•••••••.com');
});

it('an event is there without its variables where they cannot be found', () => {
  const broken = {
    ...blankWorkspace,
    get variables(): never {
      throw new TypeError('broken');
    },
  };
  expect(readImport(draftsFile([tab({})], broken, now))).toMatchObject({ kind: 'workspace' });
});

it('a name in the file says nothing of the customer', () => {
  const imported = readImport(draftsFile([tab({ customerKey: 'zara.secret@example.com' })], blankWorkspace, now));
  expect(imported).toMatchObject({ file: { requests: [{ name: 'testdrive/book' }] } });
});
