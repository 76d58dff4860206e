import { expect, it } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { noRetention } from '#app/history/retention.ts';
import { usualPresenterKeys } from '#app/settings/presenter-keys.ts';
import { settingsSchema, usualSettings } from '#app/settings/settings.ts';
import { openDocument } from '#main/storage/open-document.ts';
import { place } from '#main/testing/place.ts';
import { createSettingsHandlers } from './handlers.ts';

it('saved searches and the presenter’s letters are there at the next start', async () => {
  const at = { ...place(), name: 'settings', schema: settingsSchema, empty: usualSettings };
  const settings = await openDocument(at);
  const { 'settings.save': save } = createSettingsHandlers({ settings, onSettings: () => {} });
  const searches = [{ id: 's', name: 'Late ones', query: { ...wholeHistory, search: 'late' }, span: null }];
  const presenterKeys = { ...usualPresenterKeys, again: 'W', areOn: false };
  expect(await save({ ...usualSettings, searches, presenterKeys })).toEqual({ kind: 'saved' });
  expect((await openDocument(at)).read()).toEqual({ ...usualSettings, searches, presenterKeys });
});

it('keeps the limit of the history, which is saved by its own call, when other settings are saved', async () => {
  const settings = await openDocument({ ...place(), name: 'settings', schema: settingsSchema, empty: usualSettings });
  const { 'settings.save': save } = createSettingsHandlers({ settings, onSettings: () => {} });
  const retention = { ...noRetention, days: 9 };
  const saving = settings.update((kept) => ({ ...kept, retention }));
  expect(await save({ ...usualSettings, theme: 'dark' })).toEqual({ kind: 'saved' });
  await saving;
  expect(settings.read()).toEqual({ ...usualSettings, theme: 'dark', retention });
});
