import type { Mapping } from '#app/runs/mapping.ts';
import type { RunSetup } from '#app/runs/run.ts';
import type { DataFile } from '#main/runs/data/data-file.ts';
import type { ChosenPlace } from './choose-place.ts';
import type { RunCommand } from './run-arguments.ts';

/** What the window would set for this command. */
export function toSetup(
  { pace, mapping, leaveOutFaulty, sending }: RunCommand,
  source: RunSetup['source'],
  { environment, siteKey }: ChosenPlace,
  data: DataFile | null,
): RunSetup {
  return {
    name: '',
    source,
    environmentId: environment.id,
    siteKey,
    dataId: data === null ? null : 'data',
    mapping: data === null ? [] : wholeMapping(mapping, data.description.columns),
    pace,
    expectations: [],
    answers: sending.answers,
    leaveOutFaulty,
    leftOutRows: [],
  };
}

/** Columns that nobody mapped go into variables of their own names. */
function wholeMapping(mapping: Mapping, columns: readonly string[]): Mapping {
  const mapped = new Set(mapping.map(({ column }) => column));
  const others = columns.filter((column) => !mapped.has(column));
  return [...mapping, ...others.map((column) => ({ column, target: { kind: 'variable' as const, name: column } }))];
}
