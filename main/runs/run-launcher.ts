import { type Environment, practiceId } from '#app/environments/environment.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import type { Parsed } from '#app/ipc/contract.ts';
import type { Run, RunSetup } from '#app/runs/run.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { asRunning, type Chosen } from './live-run.ts';
import type { LiveSlot, Started } from './live-slot.ts';
import { openFiles } from './open-files.ts';
import type { PreviewSeed } from './preview-seed.ts';
import { allUnsent, isUnclear } from './run-items.ts';
import { guardProblem, type StarterParts } from './run-starter.ts';
import { makeReady, startTwins } from './start-twins.ts';

export type RunLauncher = {
  readonly start: (input: Parsed<'run.start'>) => Promise<Started>;
  readonly startTwins: (input: Parsed<'run.startTwins'>) => Promise<Started>;
  readonly sendFailed: (input: Parsed<'run.sendFailed'>) => Promise<Started>;
  readonly sendUnsent: (input: Parsed<'run.sendUnsent'>) => Promise<Started>;
};

export type LauncherParts = StarterParts & {
  readonly place: StorePlace;
  readonly slot: LiveSlot;
  readonly seed: PreviewSeed;
  /** Closes other logs before a run's files are opened. */
  readonly releaseFiles: () => void;
};

/** Which items of a saved run to send again. */
type Again = {
  readonly runId: string;
  readonly confirmed: boolean;
  /** Whether failed items are sent once more. */
  readonly isResent: boolean;
  readonly chosen: Chosen;
};

/** Starts runs, new ones and saved ones again. */
export function createRunLauncher(parts: LauncherParts): RunLauncher {
  const { slot } = parts;
  return {
    start: ({ setup, confirmed }) => slot.startAlone(() => startNew(setup, confirmed, parts)),
    startTwins: (input) => slot.startAlone(() => startTwins(input, parts)),
    sendFailed: ({ runId, unclearToo, confirmed }) => {
      const chosen: Chosen = (log) => {
        const items = log.items('failed').filter((item) => unclearToo || !isUnclear(log, item));
        return { items, count: items.length };
      };
      return slot.startAlone(() => startAgain({ runId, confirmed, isResent: true, chosen }, parts));
    },
    sendUnsent: ({ runId, confirmed }) =>
      slot.startAlone(() => startAgain({ runId, confirmed, isResent: false, chosen: allUnsent }, parts)),
  };
}

async function startNew(setup: RunSetup, confirmed: boolean, parts: LauncherParts): Promise<Started> {
  const { slot, seed } = parts;
  const ready = await makeReady({ setup, confirmed, seed: seed.current() }, parts);
  if ('kind' in ready) return ready;
  seed.renew();
  return slot.go(ready.starting, allUnsent, ready.files);
}

async function startAgain({ runId, confirmed, isResent, chosen }: Again, parts: LauncherParts): Promise<Started> {
  const { slot, store, place } = parts;
  const known = store.saved(runId);
  if (known === null) return refused('That run no longer exists.');
  // One that is in the trash is taken out: it would be deleted with what it sent.
  const asSentAgain = (saved: Run): Run => ({ ...saved, ...(isResent && { resent: true }), deletedAt: null });
  const run = asSentAgain(known);
  const { name } = run.environment;
  const environment = parts.findEnvironment(run.environment.id);
  if (environment === null) return refused(`The environment ${name} was deleted. Start a new run on another one.`);
  const problem = movedProblem(run, environment) ?? guardProblem(environment, confirmed);
  if (problem !== null) return refused(problem);
  parts.releaseFiles();
  const files = await openFiles(known, chosen, { store, place });
  if ('problem' in files) return refused(files.problem);
  const notSaved = await store.update(runId, (saved) => asRunning(asSentAgain(saved)));
  if (notSaved === null) return slot.go({ kind: 'ready', run, environment }, chosen, files);
  files.log.close();
  files.rows?.close();
  return refused(`The run couldn’t be saved. ${notSaved}`);
}

/** Why the rest of a run would go to another server than before; null when it wouldn't. Practice moves with each start. */
function movedProblem({ environment: then, siteKey }: Run, now: Environment): string | null {
  const here = serverNameFor(now, siteKey);
  if (now.id === practiceId || here === then.serverName) return null;
  return `This run went to ${then.serverName}, but ${now.name} is ${here} now. Change ${now.name} back, or start a new run.`;
}

function refused(says: string): Started {
  return { kind: 'refused', says: [says] };
}
