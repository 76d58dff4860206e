import type { Handlers } from '#app/ipc/contract.ts';
import { createErasing, guardErasure } from '#main/customers/erasure-guard.ts';
import { createErasureHandlers } from '#main/customers/erasure-handlers.ts';
import { createCustomerHandlers } from '#main/customers/handlers.ts';
import { createMemoryEraser } from '#main/customers/memory-eraser.ts';
import type { Desktop } from '#main/desktop/desktop.ts';
import { createDesktopHandlers } from '#main/desktop/handlers.ts';
import { createSessionHandlers, type SessionParts } from '#main/desktop/session-handlers.ts';
import { createEnvironmentHandlers } from '#main/environments/handlers.ts';
import { createNetworkHandlers } from '#main/environments/network-handlers.ts';
import { createEventHandlers } from '#main/event/handlers.ts';
import { createExchangeHandlers } from '#main/exchange/handlers.ts';
import { createHistoryHandlers } from '#main/history/handlers.ts';
import { createLibraryHandlers } from '#main/library/handlers.ts';
import { createPracticeHandlers } from '#main/practice/handlers.ts';
import { createRunHandlers } from '#main/runs/handlers.ts';
import type { Services } from '#main/services.ts';
import { createDiagnosticsHandlers } from '#main/settings/diagnostics-handlers.ts';
import { createSettingsHandlers } from '#main/settings/handlers.ts';
import { createStorageHandlers } from '#main/storage/handlers.ts';
import { createAudienceHandlers } from '#main/storyboards/audience-handlers.ts';
import { createRemoteHandlers } from '#main/storyboards/handlers.ts';
import { createShowHandlers } from '#main/storyboards/show-handlers.ts';

/** Implements the contract with each noun's handlers. */
export function createHandlers(services: Services, desktop: Desktop, documents: SessionParts['documents']): Handlers {
  const { context, stores, past, sending, running, backups, backupQueue } = services;
  const { push, notices, clock, now, newId, place } = context;
  const { shell, window } = desktop;
  const { dialogs, lastFile } = rememberFile(desktop.dialogs);
  const { askWhereToSave } = dialogs;
  const remote = createRemoteHandlers({ ...stores, remote: desktop.remote, push, onNotice: notices.raise });
  const erasing = createErasing(() => performance.now());
  const handlers: Handlers = {
    ...createSessionHandlers({ ...past, ...sending, stores, documents, notices, ...window }),
    ...createEventHandlers(stores),
    ...createEnvironmentHandlers({ ...stores, ...running, openExternal: shell.openExternal }),
    ...createNetworkHandlers({ ...stores, ...sending, ...running }),
    ...createExchangeHandlers({ ...stores, ...past, ...sending, openExternal: shell.openExternal, askWhereToSave }),
    ...createHistoryHandlers({ ...stores, ...past, push, askWhereToSave, now }),
    ...createCustomerHandlers({ ...stores, ...past, now }),
    ...createErasureHandlers({
      stores,
      past,
      runs: running.runs,
      runStore: running.runStore,
      erasing,
      push,
      folder: place.folder,
      backupQueue,
      eraseInMemory: createMemoryEraser({ ...sending, ...running, ...services }),
      emptyCaches: desktop.security.emptyCaches,
    }),
    ...createLibraryHandlers({ ...stores, push }),
    ...remote.handlers,
    ...createAudienceHandlers({ audience: desktop.audience, push }),
    ...createShowHandlers({ ...stores, ...past, ...sending, push }),
    ...createRunHandlers({ ...running, askWhereToSave, now, newId }),
    ...createPracticeHandlers(services.practice),
    ...createSettingsHandlers({
      ...stores,
      onSettings: (settings) => {
        window.applyAppearance(settings);
        remote.onSettings();
      },
    }),
    ...createStorageHandlers({ ...stores, ...past, ...shell, folder: place.folder, backups, clock }),
    ...createDiagnosticsHandlers({
      ...stores,
      ...past,
      ...running,
      notices,
      describe: desktop.errors.describe,
      copy: shell.writeClipboard,
    }),
    ...createDesktopHandlers({ ...desktop, dialogs, lastFile }),
  };
  return guardErasure(handlers, erasing, stores.workspace);
}

/** Remembers which file the person chose last to write to. */
function rememberFile(dialogs: Desktop['dialogs']) {
  let last: string | null = null;
  const askWhereToSave = async (name: string) => {
    const file = await dialogs.askWhereToSave(name);
    last = file ?? last;
    return file;
  };
  return { dialogs: { ...dialogs, askWhereToSave }, lastFile: () => last };
}
