import type { Output } from '#app/ipc/contract.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { usualSettings } from '#app/settings/settings.ts';

/** What a window of a new profile opens with. */
export function anySession(change: Partial<Output<'session.open'>> = {}): Output<'session.open'> {
  const practice = practiceEnvironment({
    serverName: 'http://127.0.0.1:1',
    downServerName: 'http://127.0.0.1:2',
    untrustedServerName: 'https://127.0.0.1:3',
  });
  return {
    environments: [practice],
    selection: { environmentId: practice.id, siteKey: practice.siteKeys[0]?.siteKey ?? '' },
    goBackTo: null,
    settings: usualSettings,
    notices: [],
    historyCount: 0,
    tabs: [],
    activeTabId: null,
    underWay: [],
    workspace: blankWorkspace,
    catalogue: [],
    ...change,
  };
}
