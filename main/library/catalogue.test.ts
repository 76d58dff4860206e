import '#main/testing/faulty-files.ts';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { openCatalogue } from './catalogue.ts';

const sent = (name: string) => ({ ...blankDraft, properties: [{ enabled: true, name, value: 'v' }] });

it('what an update removed does not come back by a save that was due meanwhile', async () => {
  const at = place();
  const saved = () => readFileSync(join(at.folder, 'catalogue.json'), 'utf8');
  const catalogue = await openCatalogue(at);
  catalogue.learn(sent('theirs'));
  let tries = 0;
  let isSaveDue = false;
  await withFaultyFiles(
    ({ operation, path }) => {
      const isFirst = operation === 'rename' && path.endsWith('catalogue.json') && tries++ === 0;
      if (!isFirst) return null;
      // The app closes after the first try failed: everything new is saved at once.
      queueMicrotask(() => {
        isSaveDue = true;
        catalogue.learn(sent('others'));
        catalogue.close();
      });
      return 'EBUSY';
    },
    () => catalogue.update((kept) => kept.filter(({ name }) => name !== 'theirs')),
  );
  expect(isSaveDue).toBe(true);
  await vi.waitFor(() => expect(saved()).toContain('others'));
  expect(saved()).not.toContain('theirs');
  expect(catalogue.read().map(({ name }) => name)).toEqual(['others']);
});

it('an update that cannot be saved changes nothing', async () => {
  const catalogue = await openCatalogue(place());
  catalogue.learn(sent('kept'));
  const { value } = await withFaultyFiles(
    ({ operation }) => (operation === 'rename' ? 'ENOSPC' : null),
    () => catalogue.update(() => []),
  );
  expect(value).toContain('The disk is full');
  expect(catalogue.read().map(({ name }) => name)).toEqual(['kept']);
});
