import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { openTabs } from '#renderer/state/tabs-state.ts';
import { render } from '#renderer/testing/render.tsx';
import { TabStrip } from './tab-strip.tsx';

const property = { enabled: true, name: 'model', value: 'Spring' };

it.each([
  ['nothing', {}, 0],
  ['a URI', { uri: 'assist://test' }, 1],
  ['a customer key', { customerKey: 'ada@example.com' }, 1],
  ['a property', { properties: [property] }, 1],
])('offers to close the only event with %s in it', (_, typed, buttons) => {
  const saved = { id: 't', draft: { ...blankDraft, ...typed }, exchangeId: null, requestId: null };
  render(
    <TabStrip
      tabs={openTabs([saved], 't', 'fresh').open}
      activeId="t"
      workspace={blankWorkspace}
      onShow={() => {}}
      onNew={() => {}}
      on={{ close: () => {}, duplicate: () => {}, save: () => {}, rename: () => {} }}
    />,
  );
  expect(screen.queryAllByRole('button', { name: /^Close / })).toHaveLength(buttons);
});
