import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBackend } from '#main/backend.ts';
import { filled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { createTestDesktop } from '#main/testing/test-desktop.ts';

const count = 4_000;
const ids = Array.from({ length: count }, (_, index) => `x${index}`);

it.each(['json', 'html'] as const)('closing Tidings during an export leaves no half file: %s', async (format) => {
  const at = place();
  await filled(at, count);
  const out = mkdtempSync(join(tmpdir(), 'tidings-out-'));
  const backend = await openBackend(
    createTestDesktop(at.folder, {
      askWhereToSave: async () => join(out, `events.${format}`),
      openExternal: () => {},
      resolveProxy: async () => 'DIRECT',
    }),
  );
  const exporting = backend.answer('history.export', { ids, format, maskCustomers: false });
  await expect.poll(() => readdirSync(out), { interval: 1, timeout: 10_000 }).not.toEqual([]);
  expect(backend.isWritingFile()).toBe(true);
  backend.close();
  expect(readdirSync(out)).toEqual([]);
  await exporting;
  expect(readdirSync(out)).toEqual([]);
  expect(backend.isWritingFile()).toBe(false);
});
