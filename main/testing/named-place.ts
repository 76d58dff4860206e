import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CallName, Input, Output, Push } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { type Run, takeRun } from '#app/runs/run.ts';
import { type Backend, openBackend } from '#main/backend.ts';
import { namedEnvironment } from './named-library.ts';
import { serveEvents } from './serve-events.ts';
import { createTestDesktop } from './test-desktop.ts';

type Desk = {
  readonly whereTo: () => string;
  readonly onProgress: (progress: Push<'run.progressed'>) => void;
};

function openAt(folder: string, { whereTo, onProgress }: Desk): Promise<Backend> {
  const desktop = createTestDesktop(folder, {
    askWhereToSave: async () => whereTo(),
    openExternal: () => {},
    resolveProxy: async () => 'DIRECT',
  });
  const push: typeof desktop.window.push = (pushed, value) => {
    if (pushed === 'run.progressed') onProgress(value as Push<'run.progressed'>);
  };
  return openBackend({ ...desktop, window: { ...desktop.window, push } });
}

/** The calls of the window, and those that have to be saved. */
function callsOf(backend: () => Backend) {
  async function call<N extends CallName>(asked: N, input: Input<N>): Promise<Output<N>> {
    const reply = await backend().answer(asked, input);
    if (!reply.ok) throw new Error(`${asked}: ${reply.says}`);
    return reply.value as Output<N>;
  }

  async function saved<N extends CallName>(asked: N, input: Input<N>): Promise<void> {
    const answered: unknown = await call(asked, input);
    if (!JSON.stringify(answered).includes('"saved"')) throw new Error(`${asked}: ${JSON.stringify(answered)}`);
  }

  return { call, saved };
}

/** The app without its window, in a fresh folder, with a server and an environment of a name. */
export async function openNamedPlace(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-named-'));
  mkdirSync(join(folder, 'data'));
  const server = await serveEvents();
  const environment = namedEnvironment(name, server.origin);
  let files = 0;
  let onProgress: (progress: Push<'run.progressed'>) => void = () => {};

  const open = () =>
    openAt(join(folder, 'data'), {
      whereTo: () => join(folder, `written ${files}`),
      onProgress: (progress) => onProgress(progress),
    });
  let backend = await open();
  onTestFinished(() => backend.close());

  const { call, saved } = callsOf(() => backend);

  return {
    folder,
    environment,
    environmentId: environment.id,
    siteKey: name,
    taken: server.taken,
    call,
    saved,
    inFolder: (...parts: readonly string[]) => join(folder, ...parts),
    write: (file: string, text: string) => writeFileSync(join(folder, file), text),
    fill: (workspace: Workspace) =>
      saved('workspace.import', JSON.stringify({ workspace, environments: [environment] })),
    startAgain: async () => {
      backend.close();
      backend = await open();
    },
    /** The text of the file that an export writes. */
    written: async (exported: () => Promise<{ readonly kind: string }>) => {
      files += 1;
      const { kind } = await exported();
      if (kind !== 'exported') throw new Error(kind);
      return readFileSync(join(folder, `written ${files}`), 'utf8');
    },
    /** Runs to the end. */
    run: async (setup: Input<'run.start'>['setup']): Promise<Run> => {
      const ended = new Promise<void>((resolve) => {
        onProgress = ({ summary }) => (summary.state === 'running' ? undefined : resolve());
      });
      const started = await call('run.start', { setup, confirmed: true });
      if (started.kind !== 'started') throw new Error(started.says.join(' '));
      await ended;
      const { run } = await call('run.open', { runId: started.runId });
      if (run === null) throw new Error('It is there.');
      return takeRun(run);
    },
  };
}
