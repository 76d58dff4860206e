import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataFile, openDataFile } from '#main/run/data-file.ts';
import { choosePlace } from './choose-place.ts';
import { type ExitCode, exitCode, type Found, found, refused } from './exit-code.ts';
import { openNetwork } from './open-network.ts';
import { openWorkspace } from './open-workspace.ts';
import type { RunCommand } from './run-arguments.ts';
import { runThrough } from './run-through.ts';
import type { Surroundings, Terminal } from './terminal.ts';
import { withEnvironments } from './with-environments.ts';

/** How many of the faults of a data file are told one by one. */
const mostTold = 5;

/** Runs requests of a workspace file with the rows of a data file, as the app does. */
export async function run(command: RunCommand, around: Surroundings): Promise<Found<ExitCode>> {
  const workspace = await openWorkspace(command.file);
  if (!workspace.ok) return workspace;
  const data = command.data === null ? found(null) : await openData(command.data, around.terminal);
  if (!data.ok) return data;
  return withEnvironments(command.sending.place, workspace.value.environments, async (environments) => {
    const place = choosePlace(command.sending, environments, around.env);
    if (!place.ok) return place;
    const network = openNetwork(place.value, around.env, (says) => around.terminal.err(`${says}\n`));
    if (!network.ok) return network;
    // Rows and results go through the disk, so that a run of any length fits into memory.
    const folder = await mkdtemp(join(tmpdir(), 'tidings-run-'));
    const materials = { workspace: workspace.value, data: data.value, ...network.value, folder };
    try {
      return await runThrough(command, materials, around);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

async function openData(path: string, { err }: Terminal): Promise<Found<DataFile>> {
  const opening = await openDataFile({ kind: 'file', path });
  if (opening.kind !== 'opened')
    return refused(exitCode.file, opening.kind === 'failed' ? opening.says : `${path} was not read.`);
  const { name, faults, faultCount } = opening.file.description;
  for (const { row, says } of faults.slice(0, mostTold)) err(`${name}${row === null ? '' : `, row ${row}`}: ${says}\n`);
  if (faultCount > mostTold) err(`${name}: ${faultCount - mostTold} more like this.\n`);
  return found(opening.file);
}
