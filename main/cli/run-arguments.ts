import { cellKinds } from '#app/runs/cell-value.ts';
import type { ColumnTarget, Mapping } from '#app/runs/mapping.ts';
import {
  asRecorded,
  type Pace,
  paceSchema,
  type RecordedGaps,
  recordedGapsSchema,
  usualGaps,
  usualPace,
} from '#app/runs/pace.ts';
import { type DataChoice, readDataChoice } from './data-arguments.ts';
import type { runOptions } from './options.ts';
import type { ParsedValues } from './parsed-values.ts';
import { readSending, type Sending } from './place-arguments.ts';
import { createValueReader, type ValueReader } from './read-values.ts';

export const reportKinds = ['junit', 'html', 'json', 'csv'] as const;

export type ReportKind = (typeof reportKinds)[number];

/** What `tidings run` was asked to do. */
export type RunCommand = {
  readonly file: string;
  readonly source: { readonly kind: 'request' | 'folder' | 'storyboard'; readonly name: string };
  readonly sending: Sending;
  readonly data: DataChoice | null;
  /** Other columns are mapped to variables of the same name. */
  readonly mapping: Mapping;
  readonly pace: Pace;
  readonly leaveOutFaulty: boolean;
  readonly reports: {
    readonly kinds: readonly ReportKind[];
    readonly folder: string;
    readonly maskCustomers: boolean;
    readonly escapeFormulas: boolean;
  } | null;
};

type Reading =
  | { readonly ok: true; readonly command: RunCommand }
  | { readonly ok: false; readonly says: readonly string[] };

type Values = ParsedValues<typeof runOptions>;

/** Reads the arguments of `tidings run`. */
export function readRun(files: readonly string[], values: Values): Reading {
  const reader = createValueReader();
  const [file] = files;
  if (file === undefined || file.trim() === '' || files.length > 1)
    reader.problem('Name one workspace file: tidings run FILE.');
  const source = readRunInput(values, reader);
  const sending = readSending(values, reader, '--environment NAME, or --practice');
  const pace = readPace(values, reader);
  if (pace.recorded !== null && source !== null && source.kind !== 'storyboard')
    reader.problem('--speed needs --storyboard: only its pauses are known.');
  const reports = readReports(values, reader);
  const data = readDataChoice(values, reader);
  const mapping = readMapping(values.map ?? [], reader);
  if (mapping.length > 0 && values.data === undefined) reader.problem('--map needs rows: --data ROWS.');
  const says = reader.problems();
  if (says.length > 0 || file === undefined || source === null || sending === null) return { ok: false, says };
  const command: RunCommand = {
    file,
    source,
    sending,
    data,
    mapping,
    pace: { ...pace, timeoutMs: sending.timeoutMs },
    leaveOutFaulty: values['leave-out-faulty'] === true,
    reports,
  };
  return { ok: true, command };
}

function readRunInput(values: Values, reader: ValueReader): RunCommand['source'] | null {
  const sources = (['request', 'folder', 'storyboard'] as const).flatMap((kind) => {
    const name = values[kind];
    return name === undefined ? [] : [{ kind, name }];
  });
  const [source] = sources;
  if (source !== undefined && sources.length === 1) return source;
  reader.problem('Choose what to run: --request NAME, --folder NAME or --storyboard NAME.');
  return null;
}

function readPace(values: Values, reader: ValueReader): Pace {
  const pace = paceSchema.shape;
  const most = { inFlight: pace.inFlight.maxValue ?? 64, iterations: pace.iterations.maxValue ?? 100_000 };
  const time = { least: 0, most: pace.pauseMs.maxValue ?? 3_600_000 };
  const recorded = readGaps(values, reader);
  const count = (option: 'in-flight' | 'iterations', limit: number) =>
    reader.number(option, values[option], { least: 1, most: limit, whole: true });
  return {
    recorded,
    inFlight: count('in-flight', most.inFlight) ?? (recorded === null ? usualPace : asRecorded(usualPace)).inFlight,
    perSecond: reader.number('rate', values.rate, { least: 0.01, most: 10_000, whole: false }),
    pauseMs: reader.time('pause', values.pause, time) ?? usualPace.pauseMs,
    jitterMs: reader.time('jitter', values.jitter, time) ?? usualPace.jitterMs,
    iterations: count('iterations', most.iterations) ?? usualPace.iterations,
    stopOnFailure: values['stop-on-failure'] === true,
    timeoutMs: null,
    continueTid: values['new-visitors'] !== true,
  };
}

/** The gaps of a storyboard; null where they are left out. */
function readGaps(values: Values, reader: ValueReader): RecordedGaps | null {
  const limits = recordedGapsSchema.shape;
  const speed = reader.number('speed', values.speed, {
    least: limits.speed.minValue ?? 1,
    most: limits.speed.maxValue ?? 100,
    whole: false,
  });
  const time = (option: 'least-gap' | 'most-gap', most: number | null) =>
    reader.time(option, values[option], { least: 0, most: most ?? 0 });
  const leastMs = time('least-gap', limits.leastMs.maxValue) ?? usualGaps.leastMs;
  const mostMs = time('most-gap', limits.mostMs.unwrap().maxValue);
  if (values.speed === undefined) {
    for (const option of ['least-gap', 'most-gap'] as const)
      if (values[option] !== undefined) reader.problem(`--${option} needs --speed.`);
    return null;
  }
  for (const option of ['rate', 'pause', 'jitter'] as const)
    if (values[option] !== undefined) reader.problem(`--${option} can't be used with --speed.`);
  if (mostMs !== null && mostMs < leastMs) reader.problem('--most-gap must not be shorter than --least-gap.');
  return speed === null ? null : { speed, leastMs, mostMs };
}

/** The names of a column and of a property may hold `=`, a variable's can't: the last one counts that leads to a place. */
function readMapping(texts: readonly string[], reader: ValueReader): Mapping {
  return texts.flatMap((text) => {
    for (const at of [text.lastIndexOf('=@'), text.lastIndexOf('=')]) {
      const target = at < 1 ? null : readTarget(text.slice(at + 1));
      if (target !== null) return [{ column: text.slice(0, at), target }];
    }
    reader.problem(
      `--map must be COLUMN=NAME, COLUMN=@ck, COLUMN=@tid, or COLUMN=@KIND:NAME with property, number, boolean or json, not “${text}”.`,
    );
    return [];
  });
}

function readTarget(where: string): ColumnTarget | null {
  const [, kind, property] = /^@(property|number|boolean|json):(.+)$/.exec(where) ?? [];
  if (where === '@ck') return { kind: 'customer-key' };
  if (where === '@tid') return { kind: 'tid' };
  const as = cellKinds.find((one) => one === kind);
  if (property !== undefined) return { kind: 'property', name: property, ...(as !== undefined && { as }) };
  return where === '' || where.startsWith('@') ? null : { kind: 'variable', name: where };
}

function readReports(values: Values, reader: ValueReader): RunCommand['reports'] {
  if (values.reporter === undefined) {
    if (values.out !== undefined) reader.problem('--out needs --reporter with the reports to write.');
    return null;
  }
  const names = values.reporter.split(',').map((name) => name.trim());
  const kinds = reportKinds.filter((kind) => names.includes(kind));
  const unknown = names.filter((name) => !reportKinds.some((kind) => kind === name));
  for (const name of unknown) reader.problem(`--reporter accepts ${reportKinds.join(', ')}, not “${name}”.`);
  if (values.out === undefined) {
    reader.problem('Choose a folder for the reports: --out FOLDER.');
    return null;
  }
  const { 'mask-customers': maskCustomers = false, 'escape-formulas': escapeFormulas = false } = values;
  return { kinds, folder: values.out, maskCustomers, escapeFormulas };
}
