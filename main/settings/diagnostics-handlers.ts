import type { Handlers } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Environments } from '#main/environments/environments.ts';
import type { Tabs } from '#main/event/open-tabs.ts';
import type { History } from '#main/history/history.ts';
import type { Runs } from '#main/runs/runs.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import type { Notices } from './notices.ts';

type Counts = Readonly<Record<string, number>>;

export type DiagnosticsParts = {
  readonly history: Pick<History, 'ready' | 'count'>;
  readonly tabs: Pick<Tabs, 'list'>;
  readonly environments: Pick<Environments, 'list'>;
  readonly workspace: Pick<DocumentStore<Workspace>, 'read'>;
  readonly runs: Pick<Runs, 'list'>;
  readonly notices: Pick<Notices, 'list'>;
  /** The diagnostics with these counts. */
  readonly describe: (counts: Counts) => string;
  readonly copy: (text: string) => Promise<void>;
};

/** The calls that show and copy the diagnostics. */
export function createDiagnosticsHandlers(
  parts: DiagnosticsParts,
): Pick<Handlers, 'diagnostics.copy' | 'diagnostics.read'> {
  const { history, tabs, environments, workspace, runs, notices } = parts;
  const read = async () => {
    await history.ready();
    const { requests, templates, storyboards } = workspace.read();
    return parts.describe({
      'Events in the history': history.count() ?? 0,
      'Open events': (await tabs.list()).tabs.length,
      Environments: environments.list().length,
      'Saved requests': requests.length,
      Templates: templates.length,
      Storyboards: storyboards.length,
      Runs: runs.list().length,
      Problems: notices.list().length,
    });
  };
  return {
    'diagnostics.read': async () => ({ text: await read() }),
    'diagnostics.copy': async () => {
      await parts.copy(await read());
      return {};
    },
  };
}
