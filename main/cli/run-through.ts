import type { Environment } from '#app/environments/environment.ts';
import { isKept } from '#app/library/alive.ts';
import type { WorkspaceFile } from '#app/library/workspace-file.ts';
import { formatNumber } from '#app/quantity.ts';
import type { Run } from '#app/runs/run.ts';
import { readRunInput } from '#app/runs/run-input.ts';
import { hasFixedTid, oneTidForAll } from '#app/runs/tid-warnings.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import type { Connections } from '#main/http/connections.ts';
import type { DataFile } from '#main/runs/data/data-file.ts';
import { goThrough, openFreshFiles } from '#main/runs/live-run.ts';
import { createRunArchive, type RunArchive } from '#main/runs/run-archive.ts';
import type { RunLog } from '#main/runs/run-log.ts';
import { makeRun, type Starting } from '#main/runs/run-starter.ts';
import type { RunStore } from '#main/runs/run-store.ts';
import { matchAnswers, unansweredWords } from './answers.ts';
import type { ChosenPlace } from './choose-place.ts';
import { chooseSource } from './choose-source.ts';
import { ownWords } from './clean-text.ts';
import { type ExitCode, exitCode, type Found, found, refused } from './exit-code.ts';
import { nullRecorder } from './null-recorder.ts';
import { createProgressDisplay } from './progress.ts';
import type { RunCommand } from './run-arguments.ts';
import { toSetup } from './run-setup.ts';
import { exitCodeOf, formatFailure, formatLedger } from './run-words.ts';
import { createTemporaryRunStore } from './temporary-run-store.ts';
import type { CommandHost, Terminal } from './terminal.ts';
import { unsentTid } from './typed-draft.ts';
import { writeReports } from './write-reports.ts';

/** What a run is made of, besides its command. */
export type Materials = {
  readonly workspace: WorkspaceFile;
  readonly data: DataFile | null;
  readonly place: ChosenPlace;
  readonly connect: (environment: Environment) => Connections;
  /** Where its rows and results are saved meanwhile. */
  readonly folder: string;
};

/** How many failed, unknown, unmet and skipped events are listed, of each kind. */
const mostListed = 10;

/** Goes through a run from its start to its reports. */
export async function runThrough(
  command: RunCommand,
  materials: Materials,
  host: CommandHost,
): Promise<Found<ExitCode>> {
  const { workspace, data, place, folder } = materials;
  const storyboards = [...builtInStoryboards, ...workspace.storyboards.filter(isKept)];
  const source = chooseSource(command.source, workspace, storyboards);
  if (!source.ok) return source;
  const store = createTemporaryRunStore(folder);
  const { requests } = readRunInput(source.value, workspace, storyboards, []);
  const answers = matchAnswers(
    command.sending.answers,
    requests.map(({ draft }) => draft),
  );
  if (!answers.ok) return answers;
  const setup = toSetup(command, { source: source.value, answers: answers.value }, materials);
  const order = { setup, confirmed: command.sending.isConfirmed, seed: crypto.randomUUID() };
  const starting = await makeRun(order, {
    store,
    findEnvironment: () => place.environment,
    workspace: () => workspace,
    storyboards: () => storyboards,
    readExchanges: noExchanges,
    findData: () => data,
    // The command line has no history.
    tidUses: async () => [],
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  });
  if (starting.kind === 'refused') return refused(exitCode.notStarted, ...formatRefusal(starting));
  const { id } = starting.run;
  for (const says of tidDoubts(starting.run)) host.terminal.err(says);
  await sendAll({ run: starting.run, store, isQuiet: command.sending.isQuiet }, materials, host);
  const run = store.read(id) ?? starting.run;
  const archive = createRunArchive(store, () => null, { folder, onNotice: () => {}, now: () => new Date() });
  try {
    return await finish({ run, archive }, command, host);
  } finally {
    archive.release();
  }
}

function formatRefusal({ says, problem }: Extract<Starting, { kind: 'refused' }>): readonly string[] {
  if (problem?.kind === 'unanswered') return [unansweredWords(problem.question)];
  if (problem?.kind === 'faulty') {
    const first = ownWords(problem.first);
    return problem.count === 1
      ? [`1 event can't be sent. ${first}`, 'Fix it, or skip it: --leave-out-faulty.']
      : [
          `${formatNumber(problem.count)} events can't be sent. The first: ${first}`,
          'Fix them, or skip them: --leave-out-faulty.',
        ];
  }
  return says.map(ownWords);
}

/** The requests whose own TID goes to every customer of the rows, and those that can't have the TID of a column. */
function tidDoubts({ requests, mapping, data }: Run): readonly string[] {
  const columns = data?.columns ?? [];
  const isMapped = mapping.some(({ target }) => target.kind === 'tid');
  return requests.flatMap(({ name, draft }) => {
    if (isMapped && draft.sendAs === 'pixel') return [`${name}: ${unsentTid}`];
    return hasFixedTid(draft, { mapping, columns }) ? [`${name}: ${oneTidForAll.says}. ${oneTidForAll.why}`] : [];
  });
}

type Sending = { readonly run: Run; readonly store: RunStore; readonly isQuiet: boolean };

/** Sends all items of a run. Resolves when it has ended. */
async function sendAll(
  { run, store, isQuiet }: Sending,
  { workspace, place, connect }: Materials,
  { terminal, onInterrupt }: CommandHost,
): Promise<void> {
  const clock = () => performance.now();
  const display = createProgressDisplay(terminal, clock);
  let interrupts = 0;
  const pass = { begun: run, environment: place.environment, chosen: allItems, files: openFreshFiles(run, store) };
  const live = goThrough(pass, {
    store,
    connect,
    recorder: nullRecorder,
    variables: () => workspace.variables,
    onChange: () => {
      // A paused run can't be continued from the command line.
      if (live.runner.state() === 'paused') live.runner.stop();
      if (!isQuiet) display.show(live.progress);
    },
    onEnd: display.clear,
    now: () => new Date(),
    clock,
    random: Math.random,
  });
  const stop = () => {
    interrupts += 1;
    display.clear();
    if (interrupts === 1) terminal.err('Stopping after the events in progress. Press Ctrl+C again to cancel them.');
    live.runner.stop();
  };
  const unlisten = onInterrupt(stop, 2, 'Stopped at once. Events in progress may have been received.');
  await live.ended;
  unlisten();
}

type Ended = { readonly run: Run; readonly archive: RunArchive };

/** Prints the totals and writes the reports. The first interrupt still lets both finish. */
async function finish(ended: Ended, command: RunCommand, host: CommandHost): Promise<Found<ExitCode>> {
  const { onInterrupt, isAsked, terminal } = host;
  const what = command.reports === null ? 'totals' : 'reports';
  onInterrupt(
    () => terminal.err(`Finishing the ${what}. Press Ctrl+C again to stop at once.`),
    isAsked() ? 0 : 1,
    command.reports === null
      ? 'Stopped. The run had ended, but not all totals were printed.'
      : 'Stopped. The events were sent as counted, but not all reports were written.',
  );
  await printOutcome(ended, command, terminal);
  const written = await writeReports(command.reports, ended, host);
  // What is left takes a moment, and removes the temporary files.
  onInterrupt(() => {}, 1, 'Stopped. The run was finished.');
  return written.ok ? found(exitCodeOf(ended.run, isAsked())) : written;
}

async function printOutcome({ run, archive }: Ended, { sending }: RunCommand, { out, err }: Terminal): Promise<void> {
  if (!sending.isQuiet) out(formatLedger(run));
  if (run.says !== null) err(ownWords(run.says));
  const listed = new Set<number>();
  for (const kind of ['failed', 'unknown', 'unmet', 'skipped'] as const) {
    const { results, total } = await archive.results(run, kind, 0, mostListed);
    for (const result of results.filter(({ item }) => !listed.has(item))) {
      listed.add(result.item);
      err(formatFailure(result, run));
    }
    if (total > mostListed) err(`  … ${formatNumber(total - mostListed)} more (${kind})`);
  }
}

function allItems(log: RunLog) {
  const { planned } = log.ledger();
  return { items: Array(planned).keys(), count: planned };
}

async function* noExchanges() {}
