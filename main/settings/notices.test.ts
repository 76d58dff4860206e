import '#main/testing/faulty-files.ts';

import { expect, it } from 'vitest';
import { z } from 'zod';
import { writeDocument } from '#main/storage/document-store.ts';
import { openDocument } from '#main/storage/open-document.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { createNotices } from './notices.ts';

function open() {
  const pushed: unknown[] = [];
  let count = 0;
  const notices = createNotices(
    (_, value) => pushed.push(value),
    () => String(count++),
  );
  return { notices, pushed, says: () => notices.list().map((notice) => notice.says) };
}

it('a window that opens later gets all notices but those that no longer hold', () => {
  const { notices, pushed, says } = open();
  notices.raise('A file couldn’t be read.');
  notices.raise('It can be read now.', 'reload');
  notices.raise('Another file is damaged.', 'storage');
  expect(pushed).toEqual(notices.list());
  notices.end({ says: 'A file couldn’t be read.' });
  notices.end({ offer: 'reload' });
  expect(says()).toEqual(['Another file is damaged.']);
});

it('a file that is read again is no longer called unreadable', async () => {
  const { notices, says } = open();
  const { folder, now } = place();
  const at = { folder, now, onNotice: notices.raise, onNoticeOver: (text: string) => notices.end({ says: text }) };
  await writeDocument(folder, 'shows', ['one']);
  const { value: store } = await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.endsWith('shows.json') ? 'EBUSY' : null),
    async () => {
      const opened = await openDocument({ ...at, name: 'shows', schema: z.array(z.string()), empty: [] });
      await opened.readAgain();
      expect(says()).toEqual([expect.stringContaining('shows.json couldn’t be read (EBUSY)')]);
      return opened;
    },
  );
  await store.readAgain();
  expect(store.read()).toEqual(['one']);
  expect(says()).toEqual([]);
});
