import type { Handlers } from '#app/ipc/contract.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { History } from '#main/history/history.ts';
import type { Sender } from '#main/http/sender.ts';
import type { Stores } from '#main/services.ts';
import type { Notices } from '#main/settings/notices.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';

export type SessionParts = {
  readonly stores: Pick<Stores, 'settings' | 'environments' | 'tabs' | 'workspace' | 'catalogue'>;
  /** Those that are read again when a window opens, in case they couldn't be read before. */
  readonly documents: readonly Pick<DocumentStore<unknown>, 'readAgain'>[];
  readonly history: Pick<History, 'count'>;
  readonly sender: Pick<Sender, 'underWay'>;
  readonly notices: Pick<Notices, 'list' | 'end'>;
  readonly applyAppearance: (settings: Settings) => void;
};

/** The call that a window makes when it opens. */
export function createSessionHandlers(parts: SessionParts): Pick<Handlers, 'session.open'> {
  const { settings, environments, tabs, workspace, catalogue } = parts.stores;
  return {
    'session.open': async () => {
      for (const store of parts.documents) await store.readAgain();
      // This is the window that was asked for.
      parts.notices.end({ offer: 'reload' });
      const { tabs: openTabs, activeId } = await tabs.open();
      parts.applyAppearance(settings.read());
      return {
        environments: environments.list(),
        ...environments.opening(),
        settings: settings.read(),
        notices: parts.notices.list(),
        historyCount: parts.history.count(),
        tabs: openTabs,
        activeTabId: activeId,
        underWay: parts.sender.underWay(),
        workspace: workspace.read(),
        catalogue: catalogue.read(),
      };
    },
  };
}
