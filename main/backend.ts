import { describeError } from '#app/error.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { dispatch } from '#app/ipc/dispatch.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { WindowPlace } from './desktop/window-bounds.ts';
import { dropUnfinishedFiles, isWritingFile } from './export/write-export.ts';
import type { GivenFiles } from './ipc/given-files.ts';
import { createHandlers } from './ipc/handlers.ts';
import type { Answerer } from './ipc/serve.ts';
import { openServices, type Services, type Stores } from './services.ts';
import { runStartupMaintenance } from './startup-maintenance.ts';

/** What the app's start needs once the services are open. */
export type Backend = {
  readonly answer: Answerer;
  readonly giveFile: GivenFiles['give'];
  /** How to stop the run that is under way; null while there is none. */
  readonly runUnderWay: () => (() => Promise<void>) | null;
  /** Whether a file that the person chose is being written. */
  readonly isWritingFile: () => boolean;
  /** Saves where the window is, for the next start. */
  readonly keepWindowPlace: (place: WindowPlace) => Promise<void>;
  readonly close: () => void;
};

/**
 * Opens the services and answers the window's calls with them.
 * @param onStarted called when everything that a start does is done
 */
export async function openBackend(desktop: Desktop, onStarted = () => {}): Promise<Backend> {
  const services = await openServices(desktop);
  const { past, running, stores } = services;
  const closed = new AbortController();
  void past.startIsOver
    .then(() => (closed.signal.aborted ? undefined : maintain(services, closed.signal)))
    .finally(onStarted);
  return {
    answer: createAnswerer(services, desktop),
    giveFile: running.givenFiles.give,
    runUnderWay: running.runs.underWay,
    isWritingFile,
    keepWindowPlace: async (at) =>
      ignoreResult(await stores.windowPlace.write(at), 'The window opens in its last position.'),
    close: () => {
      closed.abort();
      closeServices(services);
    },
  };
}

function createAnswerer(services: Services, desktop: Desktop): Answerer {
  const handlers = createHandlers(services, desktop, readableAgain(services.stores));
  return (name, input) =>
    dispatch(handlers, name, input, (call, error) => {
      // The log gets no message: a library's may contain what was sent.
      desktop.errors.write(`${call} failed`, describeError(error));
      console.error(`${call} failed: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`);
    });
}

/** The documents that are read again when a window opens, in case they couldn't be read before. */
const readableAgain = ({ settings, environments, workspace, catalogue, secrets, tabs, ...stores }: Stores) => [
  settings,
  environments,
  workspace,
  catalogue,
  secrets,
  tabs,
  stores.shows,
  stores.showUnderWay,
];

function maintain({ context, stores, past, running, backups }: Services, closed: AbortSignal): Promise<void> {
  return runStartupMaintenance({ context, stores, past, running, backups, documents: readableAgain(stores), closed });
}

function closeServices({ past, running, stores, practice }: Services): void {
  dropUnfinishedFiles();
  running.runs.close();
  past.history.close();
  stores.catalogue.close();
  void practice.stop();
}
