import { expect, it, vi } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { openDocument } from '#main/storage/open-document.ts';
import { place } from '#main/testing/place.ts';
import { createErasing, guardErasure } from './erasure-guard.ts';

const ada = 'ada.lovelace@example.com';

async function guarded() {
  const workspace = await openDocument({
    ...place(),
    name: 'workspace',
    schema: workspaceSchema,
    empty: blankWorkspace,
  });
  let nowMs = 0;
  const erasing = createErasing(() => nowMs);
  const send = vi.fn(async () => ({ kind: 'already-under-way' }) as const);
  const saveTab = vi.fn(async () => ({ kind: 'saved' }) as const);
  const saveSettings = vi.fn(async () => ({ kind: 'saved' }) as const);
  const swap = vi.fn(async () => ({ kind: 'saved', environments: [] }) as const);
  const importFile = vi.fn(async () => ({ kind: 'saved', environments: [] }) as const);
  const mark = vi.fn(async () => ({ kind: 'saved' }) as const);
  const base = {
    'exchange.send': send,
    'run.start': vi.fn(async () => ({ kind: 'started', runId: 'r' }) as const),
    'tab.save': saveTab,
    'settings.save': saveSettings,
    'environment.swap': swap,
    'history.mark': mark,
    'workspace.import': importFile,
    'workspace.save': async (next) => {
      await workspace.write(next);
      return { kind: 'saved' };
    },
  } satisfies Partial<Handlers>;
  const handlers = guardErasure(base as unknown as Handlers, erasing, workspace);
  const wait = (ms: number) => {
    nowMs += ms;
  };
  return { handlers, erasing, send, saveTab, saveSettings, swap, mark, importFile, workspace, wait };
}

const sendOf = (customerKey: string, uri = 'a://b') => ({
  tabId: 't',
  draft: { ...blankDraft, uri, customerKey },
  environmentId: 'e',
  siteKey: 's',
  answers: {},
  draw: { seed: '', at: '2026-01-01T00:00:00.000Z' },
  confirmed: true,
});

it('lets nothing of a customer begin while they are erased, and others go on', async () => {
  const { handlers, erasing, send } = await guarded();
  erasing.begin(matchCustomer(ada, []));
  const refused = { kind: 'refused', says: [expect.stringContaining('being erased')] };
  expect(await handlers['exchange.send'](sendOf(ada))).toEqual(refused);
  expect(await handlers['exchange.send'](sendOf('', `a://b?ck=${encodeURIComponent(ada)}`))).toEqual(refused);
  expect(await handlers['exchange.send'](sendOf('{{who}}'))).toEqual(refused);
  expect(send).not.toHaveBeenCalled();
  await handlers['exchange.send'](sendOf('bob@example.com'));
  expect(send).toHaveBeenCalledOnce();
  expect(await handlers['run.start']({ setup: null as never, confirmed: false })).toEqual(refused);
  erasing.end();
  await handlers['exchange.send'](sendOf(ada));
  expect(send).toHaveBeenCalledTimes(2);
});

it('clears what the window saves meanwhile and in the moment after', async () => {
  const { handlers, erasing, saveTab, workspace, wait } = await guarded();
  const tab = { id: 'x', draft: { ...blankDraft, customerKey: ada }, exchangeId: null, requestId: null };
  erasing.begin(matchCustomer(ada, []));
  erasing.end();
  await handlers['tab.save'](tab);
  expect(saveTab).toHaveBeenLastCalledWith(expect.objectContaining({ draft: { ...blankDraft, customerKey: '' } }));
  await handlers['workspace.save']({ ...blankWorkspace, variables: [{ name: 'who', value: ada }] });
  expect(workspace.read().variables).toEqual([{ name: 'who', value: '{{customer}}' }]);
  wait(10_000);
  await handlers['tab.save'](tab);
  expect(saveTab).toHaveBeenLastCalledWith(tab);
});

it('clears searches, environments and notes that the window saves meanwhile, too', async () => {
  const { handlers, erasing, saveSettings, swap, mark, importFile, wait } = await guarded();
  const search = { id: 's', name: 'The lady', query: { ...wholeHistory, customerKey: ada }, span: null };
  const settings = { ...usualSettings, searches: [search] };
  const uat = { ...blankEnvironment('uat'), variables: [{ name: 'who', value: ada }] };
  const saveAll = async () => {
    await handlers['settings.save'](settings);
    await handlers['environment.swap']({ out: [uat], put: [uat] });
    await handlers['workspace.import']({ workspace: blankWorkspace, environments: [uat] });
    await handlers['history.mark']({ ids: ['e'], marks: { note: `Ask ${ada}`, pinned: true } });
  };
  erasing.begin(matchCustomer(ada, []));
  erasing.end();
  await saveAll();
  const cleared = { ...uat, variables: [{ name: 'who', value: '{{customer}}' }] };
  expect(saveSettings).toHaveBeenLastCalledWith(usualSettings);
  expect(swap).toHaveBeenLastCalledWith({ out: [cleared], put: [cleared] });
  expect(importFile).toHaveBeenLastCalledWith({ workspace: blankWorkspace, environments: [cleared] });
  expect(mark).toHaveBeenLastCalledWith({ ids: ['e'], marks: { note: 'Ask {{customer}}', pinned: true } });
  wait(10_000);
  await saveAll();
  expect(saveSettings).toHaveBeenLastCalledWith(settings);
  expect(swap).toHaveBeenLastCalledWith({ out: [uat], put: [uat] });
  expect(mark).toHaveBeenLastCalledWith({ ids: ['e'], marks: { note: `Ask ${ada}`, pinned: true } });
});
