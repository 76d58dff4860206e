import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBackend } from '#main/backend.ts';
import { place } from '#main/testing/place.ts';
import { createTestDesktop } from '#main/testing/test-desktop.ts';
import { writeDocument } from './document-store.ts';

async function open(folder = place().folder) {
  const backend = await openBackend(
    createTestDesktop(folder, {
      askWhereToSave: async () => null,
      openExternal: () => {},
      resolveProxy: async () => 'DIRECT',
    }),
  );
  const read = () => backend.answer('storage.read', {});
  return { ...backend, read };
}

it('lists damaged files apart from those that a restore replaced', async () => {
  const { folder } = place();
  const [damaged, replaced] = ['unreadable', 'replaced'].map((why) => `workspace.${why}-2026-01-02T03-04-05-000Z.json`);
  for (const name of [damaged, replaced]) writeFileSync(join(folder, name ?? ''), '{}');
  const { read, close } = await open(folder);
  expect(await read()).toMatchObject({
    value: { setAside: [{ name: damaged }], replaced: [{ name: replaced }] },
  });
  close();
});

it('a restore is planned until it is taken back', async () => {
  const { folder } = place();
  await writeDocument(folder, 'settings', { theme: 'dark' });
  const { answer, read, close } = await open(folder);
  const name = 'settings.unreadable-2026-01-02T03-04-05-000Z.json';
  writeFileSync(join(folder, name), '{}');
  expect(await answer('storage.restore', { kind: 'set-aside', name })).toMatchObject({ value: { kind: 'saved' } });
  expect(await read()).toMatchObject({ value: { restoring: name } });
  expect(await answer('storage.cancelRestore', {})).toMatchObject({ value: { kind: 'saved' } });
  expect(await read()).toMatchObject({ value: { restoring: null } });
  close();
});
