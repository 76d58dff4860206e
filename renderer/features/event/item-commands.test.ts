import { expect, it, vi } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { openTabs } from '#renderer/state/tabs-state.ts';
import { tabCommands } from './item-commands.ts';

it.each([
  ['close-others', ['first', 'third']],
  ['close-right', ['third']],
])('%s spares the tab of its menu, though the tab was answered since', (id, closed) => {
  const saved = { draft: sampleDraft, exchangeId: null, requestId: null };
  const { open } = openTabs(
    ['first', 'second', 'third'].map((one) => ({ ...saved, id: one })),
    null,
    '',
  );
  const tabs = open.map((tab) => ({ ...tab }));
  const on = { close: vi.fn(), duplicate: vi.fn(), save: vi.fn(), rename: vi.fn() };
  const [, tab] = open;
  if (tab === undefined) throw new Error('There are three tabs.');
  tabCommands.find((command) => command.id === id)?.run({ tab, tabs, workspace: blankWorkspace, on });
  expect(on.close).toHaveBeenCalledExactlyOnceWith(closed);
});
