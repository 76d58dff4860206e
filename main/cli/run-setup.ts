import { type ColumnTarget, type Mapping, placeOfTarget } from '#app/runs/mapping.ts';
import type { RunSetup } from '#app/runs/run.ts';
import type { DataFile } from '#main/runs/data/data-file.ts';
import type { ChosenPlace } from './choose-place.ts';
import type { RunCommand } from './run-arguments.ts';

/** Converts the command to the setup of a run. */
export function toSetup(
  { pace, mapping, leaveOutFaulty }: RunCommand,
  { source, answers }: Pick<RunSetup, 'source' | 'answers'>,
  { place: { environment, siteKey }, data }: { readonly place: ChosenPlace; readonly data: DataFile | null },
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
    answers,
    leaveOutFaulty,
    leftOutRows: [],
  };
}

/** Maps each other column to a variable of the same name, unless another column was mapped to that one. */
function wholeMapping(given: Mapping, columns: readonly string[]): Mapping {
  const mapping = given.map(({ column, target }) => ({ column: nameIn(columns, column), target }));
  const mapped = new Set(mapping.map(({ column }) => column));
  const places = new Set(mapping.map(({ target }) => placeOfTarget(target)));
  const others = columns.filter((column) => !mapped.has(column));
  const targetFor = (name: string): ColumnTarget => {
    const target: ColumnTarget = { kind: 'variable', name };
    return places.has(placeOfTarget(target)) ? { kind: 'unused' } : target;
  };
  return [...mapping, ...others.map((column) => ({ column, target: targetFor(column) }))];
}

/** The names of columns are without spaces around them. */
function nameIn(columns: readonly string[], name: string): string {
  return columns.includes(name) ? name : name.trim();
}
