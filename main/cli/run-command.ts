import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePlace } from './choose-place.ts';
import { type ExitCode, exitCode, type Found, found, refused } from './exit-code.ts';
import { openNetwork } from './open-network.ts';
import { openWorkspace } from './open-workspace.ts';
import { prepareReports, reasonOf } from './report-folder.ts';
import type { RunCommand } from './run-arguments.ts';
import { openRunRows } from './run-data.ts';
import { runThrough } from './run-through.ts';
import type { CommandHost } from './terminal.ts';
import { withEnvironments } from './with-environments.ts';

/** Runs requests of a workspace file with the rows of a data file, as the app does. */
export async function run(command: RunCommand, host: CommandHost): Promise<Found<ExitCode>> {
  const folder = makeFolder();
  if (!folder.ok) return folder;
  const remove = () => rmSync(folder.value, { recursive: true, force: true });
  const forgo = host.onLeave(remove);
  try {
    return await runIn(folder.value, command, host);
  } finally {
    forgo();
    remove();
  }
}

/** Rows and results go through the disk, so that a run of any length fits into memory. */
function makeFolder(): Found<string> {
  try {
    return found(mkdtempSync(join(tmpdir(), 'tidings-run-')));
  } catch (error) {
    return refused(exitCode.file, `The temporary folder ${tmpdir()} can't be used: ${reasonOf(error)}.`);
  }
}

async function runIn(folder: string, command: RunCommand, host: CommandHost): Promise<Found<ExitCode>> {
  const workspace = await openWorkspace(command.file);
  if (!workspace.ok) return workspace;
  return withEnvironments(command.sending.place, workspace.value.environments, async (environments) => {
    const place = choosePlace(command.sending, environments, host.env);
    if (!place.ok) return place;
    const network = openNetwork(place.value, host.env, (says) => host.terminal.err(says));
    if (!network.ok) return network;
    const writable = await prepareReports(command.reports);
    if (!writable.ok) return writable;
    const data = command.data === null ? found(null) : await openRunRows(command.data, folder, host);
    if (!data.ok) return data;
    const materials = { workspace: workspace.value, data: data.value, ...network.value, folder };
    return runThrough(command, materials, host);
  });
}
