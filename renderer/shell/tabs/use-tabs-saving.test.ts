import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { openTabs, reduceTabs } from './tabs-state.ts';
import { useTabsSaving } from './use-tabs-saving.ts';

it('what was typed in the last moment is saved when the window’s drawing goes', () => {
  const bridge = installFakeBridge({ 'tab.save': () => ({ kind: 'saved' }), 'tab.arrange': () => ({ kind: 'saved' }) });
  const tabs = openTabs([], null, crypto.randomUUID());
  const { rerender, unmount } = renderHook(useTabsSaving, { initialProps: tabs });
  rerender(reduceTabs(tabs, { type: 'draft-changed', draft: { ...sampleDraft, tid: 'typed last' } }));
  unmount();
  const saves = bridge.made.filter(({ name }) => name === 'tab.save');
  expect(saves).toMatchObject([{ input: { draft: { tid: 'typed last' } } }]);
});
