import '#main/testing/faulty-files.ts';

import { expect, it, onTestFinished } from 'vitest';
import type { Push } from '#app/ipc/contract.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { openBackend } from '#main/backend.ts';
import { writeDocument } from '#main/storage/document-store.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { createTestDesktop } from '#main/testing/test-desktop.ts';

it('a window that is reloaded to use a file hears no more of it', async () => {
  const { folder } = place();
  await writeDocument(folder, 'settings', { ...usualSettings, theme: 'dark' });
  const raised: Push<'notice.raised'>[] = [];
  const desktop = createTestDesktop(folder, {
    askWhereToSave: async () => null,
    openExternal: () => {},
    resolveProxy: async () => 'DIRECT',
  });
  const push: typeof desktop.window.push = (name, value) => {
    if (name === 'notice.raised') raised.push(value as Push<'notice.raised'>);
  };
  const { value: backend } = await withFaultyFiles(
    ({ operation, path }) => (operation === 'read' && path.endsWith('settings.json') ? 'EBUSY' : null),
    () => openBackend({ ...desktop, window: { ...desktop.window, push } }),
  );
  onTestFinished(() => backend.close());
  await expect.poll(() => raised.map(({ offer }) => offer), { timeout: 10_000 }).toContain('reload');
  expect(raised.map(({ says }) => says).join()).toContain('settings.json couldn’t be read');

  expect(await backend.answer('session.open', {})).toMatchObject({
    ok: true,
    value: { settings: { theme: 'dark' }, notices: [] },
  });
});
