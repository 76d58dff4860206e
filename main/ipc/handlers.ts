import type { ErrorPlace, OfferedCommand, OpenedFile } from '#app/desktop/calls.ts';
import type { Notice } from '#app/desktop/notice.ts';
import { outsideLinks } from '#app/desktop/outside-links.ts';
import { formatMonitoringLink } from '#app/environments/monitoring-link.ts';
import type { ErrorSummary } from '#app/error.ts';
import { tidAfter } from '#app/exchange/exchange.ts';
import type { Handlers, Output } from '#app/ipc/contract.ts';
import { applyChange } from '#app/library/workspace-change.ts';
import type { Settings } from '#app/settings/settings.ts';
import { createErasing, guardErasure } from '#main/customers/erasure-guard.ts';
import { type CustomerHandlerParts, createCustomerHandlers } from '#main/customers/handlers.ts';
import {
  createNetworkHandlers,
  keepSecretChanges,
  type NetworkHandlerParts,
} from '#main/environments/network-handlers.ts';
import type { RecentAnswers } from '#main/exchange/recent-answers.ts';
import { writeText } from '#main/export/write-export.ts';
import { createHistoryHandlers, type HistoryHandlerParts } from '#main/history/handlers.ts';
import type { Sender } from '#main/http/sender.ts';
import type { PracticeServer } from '#main/practice/practice-server.ts';
import { createRunHandlers, type RunHandlerParts } from '#main/runs/handlers.ts';
import { createStorageHandlers, type StorageHandlerParts } from '#main/storage/handlers.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import { createRemoteHandlers, type RemoteHandlerParts } from '#main/storyboards/handlers.ts';

export type HandlerParts = HistoryHandlerParts &
  StorageHandlerParts &
  CustomerHandlerParts &
  RunHandlerParts &
  NetworkHandlerParts &
  RemoteHandlerParts & {
    readonly answers: RecentAnswers;
    readonly sender: Sender;
    readonly practice: PracticeServer;
    readonly notices: () => readonly Notice[];
    /** What is read again when a window opens, where it could not be read before. */
    readonly documents: readonly Pick<DocumentStore<unknown>, 'readAgain'>[];
    /** Gives the window the theme and the size that the person chose. */
    readonly applyLooks: (settings: Settings) => void;
    readonly offerMenu: (commands: readonly OfferedCommand[]) => void;
    readonly reloadWindow: () => void;
    readonly onWindowSaved: (unsavedForms: readonly string[]) => void;
    readonly onError: (what: string, fault?: ErrorSummary) => void;
    readonly describe: (counts: Readonly<Record<string, number>>) => string;
    readonly takeOpenedFile: () => Promise<OpenedFile>;
    readonly openExternal: (link: string) => void;
    readonly writeClipboard: (text: string) => Promise<void>;
  };

const failedWords: Readonly<Record<ErrorPlace, string>> = {
  part: 'A part of the window failed',
  dialog: 'A dialog of the window failed',
  window: 'The whole window failed',
  handler: 'Something in the window failed',
  promise: 'A promise of the window failed',
  remote: 'The remote failed',
};

/** The contract, implemented. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { environments, settings, history, answers, sender, practice } = parts;
  const remote = createRemoteHandlers(parts);
  const erasing = createErasing(() => performance.now());
  const handlers: Handlers = {
    'session.open': async () => {
      for (const store of parts.documents) await store.readAgain();
      const { tabs: openTabs, activeId } = await parts.tabs.open();
      parts.applyLooks(settings.read());
      return {
        environments: environments.list(),
        ...environments.opening(),
        settings: settings.read(),
        notices: parts.notices(),
        historyCount: history.count(),
        tabs: openTabs,
        activeTabId: activeId,
        underWay: sender.underWay(),
        workspace: parts.workspace.read(),
        catalogue: parts.catalogue.read(),
      };
    },
    'workspace.change': async (change) => {
      let differs = false;
      const says = await parts.workspace.update((kept) => {
        const changed = applyChange(kept, change);
        differs = changed === null;
        return changed ?? kept;
      });
      return differs ? { kind: 'differs' } : savedOrNot(says);
    },
    'workspace.save': async (workspace) => savedOrNot(await parts.workspace.write(workspace)),
    'tab.save': async (tab) => savedOrNot(await parts.tabs.save(tab)),
    'tab.arrange': async ({ order, activeId }) => savedOrNot(await parts.tabs.arrange(order, activeId)),
    'workspace.import': async ({ workspace, environments: added }) => {
      const before = parts.workspace.read();
      const says = await parts.workspace.write(workspace);
      if (says !== null) return { kind: 'not-saved', says };
      const answer = await environments.add(added);
      if (answer.kind === 'saved') return answer;
      const back = await parts.workspace.write(before);
      return back === null
        ? answer
        : { kind: 'not-saved', says: `${answer.says} The library was imported all the same.` };
    },
    'file.save': async ({ name, text }) => {
      const file = await parts.askWhereTo(name);
      if (file === null) return { kind: 'cancelled' };
      const says = await writeText(file, text);
      return says === null ? { kind: 'saved', file } : { kind: 'not-saved', says };
    },
    'menu.offer': ({ commands }) => {
      parts.offerMenu(commands);
      return {};
    },
    'diagnostics.copy': async () => {
      await history.ready();
      const { requests, templates, storyboards } = parts.workspace.read();
      const counts = {
        'Events in the history': history.count() ?? 0,
        'Open events': (await parts.tabs.list()).tabs.length,
        Environments: environments.list().length,
        'Saved requests': requests.length,
        Templates: templates.length,
        Storyboards: storyboards.length,
        Runs: parts.runs.list().length,
        Problems: parts.notices().length,
      };
      await parts.writeClipboard(parts.describe(counts));
      return {};
    },
    'error.report': ({ place, error }) => {
      parts.onError(failedWords[place], error);
      return {};
    },
    'window.reload': () => {
      parts.reloadWindow();
      return {};
    },
    'window.saved': ({ unsavedForms }) => {
      parts.onWindowSaved(unsavedForms);
      return {};
    },
    'file.takeOpened': parts.takeOpenedFile,
    'environment.save': async ({ environment, secrets }) => {
      const answer = await environments.save(environment);
      if (answer.kind !== 'saved') return answer;
      const says = await keepSecretChanges(environment, secrets, parts.secrets, parts.givenFiles);
      return says === null
        ? answer
        : { ...answer, says: `${environment.name} is saved, but its password or certificate is not. ${says}` };
    },
    'environment.delete': ({ id }) => environments.remove(id),
    'environment.swap': environments.swap,
    'environment.select': async (selection) => savedOrNot(await environments.select(selection)),
    'settings.save': async (changed) => {
      const says = await settings.write(changed);
      parts.applyLooks(settings.read());
      remote.onSettings();
      return savedOrNot(says);
    },
    'exchange.send': sender.send,
    'exchange.await': ({ tabId }) => sender.whenEnded(tabId),
    'exchange.cancel': ({ tabId }) => ({ cancelled: sender.cancel(tabId) }),
    'exchange.open': async ({ id }) => ({ exchange: await history.read(id) }),
    'exchange.readBody': ({ id, from, length }) => {
      const text = answers.read(id);
      return { text: text?.slice(from, from + length) ?? null, totalCharacters: text?.length ?? 0 };
    },
    ...createHistoryHandlers(parts),
    ...createStorageHandlers(parts),
    ...createCustomerHandlers({ ...parts, erasing }),
    ...createRunHandlers(parts),
    ...remote.handlers,
    ...createNetworkHandlers(parts),
    'monitoring.open': async ({ exchangeId }) => {
      const exchange = await history.read(exchangeId);
      const link =
        exchange === null
          ? null
          : formatMonitoringLink(exchange.environment.monitoringLink, {
              server: exchange.environment.serverName,
              sk: exchange.siteKey,
              tid: tidAfter(exchange),
              ck: exchange.draft.customerKey,
            });
      if (link !== null) parts.openExternal(link);
      return { kind: link === null ? 'no-link' : 'opened' };
    },
    'link.open': ({ link }) => {
      parts.openExternal(outsideLinks[link]);
      return {};
    },
    'practice.list': () => ({ events: practice.events() }),
    'practice.clear': () => {
      practice.clear();
      return {};
    },
    'clipboard.write': async ({ text }) => {
      await parts.writeClipboard(text);
      return {};
    },
  };
  return guardErasure(handlers, erasing, parts.workspace);
}

function savedOrNot(says: string | null): Output<'tab.save'> {
  return says === null ? { kind: 'saved' } : { kind: 'not-saved', says };
}
