import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { planImport } from '#app/formats/import/plan-import.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { readRunInput } from '#app/runs/run-input.ts';
import { storyboardFromExchanges } from '#app/storyboards/storyboard-from-history.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { proposedName } from '#renderer/state/tab-title.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { eventSources } from './actions.ts';

const inPath = 'assist://shop/people/CRM-4711';
const drafts = ['assist://shop/book', inPath, 'assist://shop/CRM%2D4711/book', 'assist://CRM-4711'].map((uri) => ({
  ...editUri(blankDraft, uri),
  customerKey: 'CRM-4711',
}));

it.each(drafts.map((draft) => [draft.uri, draft] as const))(
  'no name that is kept has the customer key: %s',
  (_, draft) => {
    const names = (text: string) => {
      const imported = readImport(text);
      if (imported.kind === 'unreadable') throw new Error(imported.problem);
      const options = { choice: 'mine', customerKey: '', newId: () => 'n', at: '2026-01-01T00:00:00.000Z' } as const;
      const { workspace } = planImport({ workspace: blankWorkspace, environments: [] }, imported, options);
      return workspace.requests.map(({ name }) => name);
    };
    const body = JSON.stringify({ uri: draft.uri, ck: draft.customerKey });
    const tab = { id: 't', draft, requestId: null, exchangeId: null };
    const exchange = makeReceived('x', 't', { draft });
    const history = { kind: 'history', exchangeIds: ['x'] } as const;
    const state = openWorkbench({ ...anySession(), tabs: [tab], activeTabId: 't' });
    const told = storyboardFromExchanges([exchange], { title: 'T', newId: () => 'n', profiles: [] });
    const made = [
      ...names(body),
      ...names(`curl 'https://h.example.com/one/rt/track/ONE-1/events' -d '${body}'`),
      proposedName(tab, blankWorkspace),
      ...eventSources(state).flatMap(({ group, name }) => (group === 'Open events' ? [name] : [])),
      ...readRunInput(history, blankWorkspace, [], [exchange]).requests.map(({ name }) => name),
      ...told.steps.flatMap((step) => (step.kind === 'event' ? [step.title] : [])),
    ];
    expect(made).toHaveLength(6);
    expect(made.filter((name) => /4711/.test(name))).toEqual([]);
    expect(made).not.toContain('');
  },
);
