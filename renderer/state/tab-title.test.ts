import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { proposedName, tabTitle } from './tab-title.ts';

it('a tab shows the beginning of a name of a million characters, whose whole stays what the request is called', () => {
  const name = 'n'.repeat(1_000_000);
  const workspace = { ...blankWorkspace, requests: [{ ...makeRequest('1'), name }] };
  const tab = { id: 't', draft: blankDraft, exchangeId: null, requestId: '1' };
  expect(tabTitle(tab, workspace)).toBe(`${'n'.repeat(300)}…`);
  expect(proposedName(tab, workspace)).toBe(name);
});
