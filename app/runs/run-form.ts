import type { Selection } from '#app/environments/selection.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Expectation } from '#app/event/expectation.ts';
import type { DataDescription } from './data.ts';
import type { DataFormat } from './data-format.ts';
import { keepChanged, recallMapping } from './guess-mapping.ts';
import type { Mapping } from './mapping.ts';
import { asSet, type Pace, usualPace } from './pace.ts';
import { plannedItems, type Run, type RunInput, type RunSetup } from './run.ts';
import { runInputKey } from './source-key.ts';
import { usedVariables } from './used-variables.ts';

/** Data that was opened, and where it came from, to open it again in another format. */
export type OpenedData = {
  readonly dataId: string;
  readonly about: DataDescription;
  readonly from:
    | { readonly kind: 'file'; readonly fileId: string }
    | { readonly kind: 'text'; readonly text: string }
    /** The rows that a run kept, which began at `startedAt`. */
    | { readonly kind: 'run'; readonly runId: string; readonly startedAt: string };
};

/** A run while it is being set up. */
export type RunForm = Selection & {
  /** Empty while it is named after what it sends. */
  readonly name: string;
  readonly source: RunInput | null;
  readonly data: OpenedData | null;
  readonly mapping: Mapping;
  /** Where columns went before the person changed any of it. */
  readonly guessedMapping: Mapping;
  /** Where columns went in the last run of this source. */
  readonly earlierMapping: Mapping;
  /** The data of the run that this one repeats, until it is opened; null when there is none. */
  readonly earlierData: EarlierData | null;
  readonly pace: Pace;
  /** How many were in flight before its pace was as recorded; null where it isn't, or was from the start. */
  readonly inFlightAsSet: number | null;
  /** What was typed for its pace and is no number, by the label of the field: the number before is in force. */
  readonly unusable: Readonly<Record<string, string>>;
  readonly expectations: readonly Expectation[];
  readonly answers: Readonly<Record<string, string>>;
  readonly leaveOutFaulty: boolean;
  readonly leftOutRows: readonly number[];
  /** Rows that are typed or pasted and not taken yet; null while they are not asked for. */
  readonly typedRows: string | null;
  /** The source, by its key, whose last settings were looked up, and what these were; null before the first time. */
  readonly recalled: Recalled | null;
};

/** The data that an earlier run kept. */
export type EarlierData = Pick<Run, 'startedAt'> & {
  readonly runId: string;
  readonly name: string;
};

type Recalled = Pick<RunForm, 'pace' | 'expectations'> & { readonly key: string };

/** What changes a form that may have changed meanwhile. */
export type RunFormChange = (form: RunForm) => RunForm;

const noExpectations: readonly Expectation[] = [];

/** A form with nothing set but where it sends to, and what. */
export function blankRunForm(selection: Selection, source: RunInput | null): RunForm {
  return {
    ...selection,
    name: '',
    source,
    data: null,
    mapping: [],
    guessedMapping: [],
    earlierMapping: [],
    earlierData: null,
    pace: usualPace,
    inFlightAsSet: null,
    unusable: {},
    expectations: noExpectations,
    answers: {},
    leaveOutFaulty: false,
    leftOutRows: [],
    typedRows: null,
    recalled: null,
  };
}

/** The form after site keys of an environment were renamed: the one that it sends to goes by its new name. */
export function renameSiteKey(form: RunForm, environmentId: string, renamed: ReadonlyMap<string, string>): RunForm {
  const siteKey = form.environmentId === environmentId ? renamed.get(form.siteKey) : undefined;
  return siteKey === undefined ? form : { ...form, siteKey };
}

/**
 * The form with what was set in the last run of a source: how it went, what was expected, where columns went. What the
 * person set meanwhile stays.
 * @param key the source that was looked up
 * @param run null when there was no run of it
 */
export function withRecalled(form: RunForm, key: string, run: Run | null): RunForm {
  if (form.source === null || runInputKey(form.source) !== key) return form;
  const usual = withoutRecalled(form);
  const pace = usual.pace === usualPace && run !== null ? run.pace : usual.pace;
  const expectations = usual.expectations === noExpectations && run !== null ? run.expectations : usual.expectations;
  return { ...usual, pace, expectations, earlierMapping: run?.mapping ?? [], recalled: { key, pace, expectations } };
}

/** The form without what an earlier run of its source gave it; what the person set stays. */
function withoutRecalled(form: RunForm): RunForm {
  const { recalled, pace, expectations } = form;
  return {
    ...form,
    pace: pace === recalled?.pace ? usualPace : pace,
    expectations: expectations === recalled?.expectations ? noExpectations : expectations,
    earlierMapping: [],
    recalled: null,
  };
}

/** A form that repeats a run, with the rows that it kept. */
export function formFromRun(run: Run, selection: Selection): RunForm {
  return {
    ...withRecalled(blankRunForm(selection, run.source), runInputKey(run.source), run),
    name: run.name,
    answers: run.answers,
    earlierData: earlierDataOf(run),
  };
}

function earlierDataOf({ id, startedAt, data }: Run): EarlierData | null {
  return data === null ? null : { runId: id, startedAt, name: data.name };
}

/** The form with another pace. Once it isn't as recorded any more, as many are in flight as before. */
export function withPace(form: RunForm, pace: Pace): RunForm {
  const [was, is] = [form.pace.recorded !== null, pace.recorded !== null];
  if (!was && is) return { ...form, pace, inFlightAsSet: form.pace.inFlight };
  if (was && !is) return { ...form, pace: asSet(pace, form.inFlightAsSet), inFlightAsSet: null };
  return { ...form, pace };
}

/** The form with another source. What belonged to the one before goes; what was typed, and the data, stay. */
export function withSource(form: RunForm, source: RunInput): RunForm {
  const isSame = form.source !== null && runInputKey(form.source) === runInputKey(source);
  const kept = isSame ? form : withoutRecalled(form);
  const hasTimes = source.kind === 'history' || source.kind === 'storyboard';
  const timed = hasTimes || kept.pace.recorded === null ? kept : withPace(kept, { ...kept.pace, recorded: null });
  return { ...timed, source, answers: {}, leaveOutFaulty: false };
}

/** The form with each column of its data where it most likely goes for these events. Where the person put one, it stays. */
export function withColumnsMapped(form: RunForm, drafts: readonly Draft[]): RunForm {
  if (form.data === null) return form;
  const guess = recallMapping(form.data.about.columns, form.earlierMapping, usedVariables(drafts));
  return { ...form, ...keepChanged(form, guess) };
}

/** The form with data, each column where it most likely goes. */
export function withData(form: RunForm, data: OpenedData, drafts: readonly Draft[]): RunForm {
  const isMapped = form.data !== null && hasSameColumns(form.data, data);
  const mapped = isMapped ? { ...form, data } : withColumnsMapped({ ...form, data }, drafts);
  // Typed rows stay until they could be read.
  const typedRows = data.from.kind === 'text' && data.from.text === form.typedRows ? null : form.typedRows;
  const leftOutRows = leftOutIn(data, form);
  return { ...mapped, typedRows, earlierData: null, leaveOutFaulty: false, leftOutRows };
}

/** The rows that are left out of data: where the same rows were read before, also those that the person chose. */
function leftOutIn(data: OpenedData, { data: before, leftOutRows }: RunForm): readonly number[] {
  if (before === null || !hasSameRows(before, data)) return data.about.leftOutRows;
  const known = new Set([...leftOutRows, ...before.about.leftOutRows]);
  return [...leftOutRows, ...data.about.leftOutRows.filter((row) => !known.has(row))];
}

function hasSameColumns({ about }: OpenedData, { about: { columns } }: OpenedData): boolean {
  return about.columns.length === columns.length && about.columns.every((name, at) => name === columns[at]);
}

/** Whether these are the same rows, read in another way. */
function hasSameRows(before: OpenedData, data: OpenedData): boolean {
  const sizeOf = ({ about }: OpenedData) => `${about.bytes} ${about.rowCount} ${partOf(about.format)}`;
  return isSameOrigin(before.from, data.from) && hasSameColumns(before, data) && sizeOf(before) === sizeOf(data);
}

function isSameOrigin(before: OpenedData['from'], from: OpenedData['from']): boolean {
  if (from.kind === 'file') return before.kind === 'file' && before.fileId === from.fileId;
  return from.kind === 'text' && before.kind === 'text' && before.text === from.text;
}

/** Which part of its file is read, where it has several. */
function partOf(format: DataFormat): string {
  if (format.kind === 'sheet') return `sheet ${format.sheet}`;
  return format.kind === 'json' ? `list ${JSON.stringify(format.list ?? [])}` : '';
}

/** The form without data: each event goes out once an iteration. */
export function withoutData(form: RunForm): RunForm {
  return { ...form, data: null, mapping: [], guessedMapping: [], leaveOutFaulty: false, leftOutRows: [] };
}

/** Leaves a row of the data out, or takes it in again. */
export function toggleRow(form: RunForm, row: number): RunForm {
  const { leftOutRows } = form;
  const without = leftOutRows.filter((one) => one !== row);
  return { ...form, leftOutRows: without.length < leftOutRows.length ? without : [...leftOutRows, row] };
}

/** What main is asked to do; null while there is nothing to send. */
export function formToSetup(form: RunForm, sourceName: string): RunSetup | null {
  const { source, data, name, mapping, pace, expectations, answers, leaveOutFaulty, leftOutRows } = form;
  if (source === null) return null;
  return {
    name: name.trim() || sourceName,
    source,
    environmentId: form.environmentId,
    siteKey: form.siteKey,
    dataId: data?.dataId ?? null,
    mapping,
    pace,
    expectations,
    answers,
    leaveOutFaulty,
    leftOutRows,
  };
}

/** How many events a form plans, each row and iteration counted. @param events how many its source has */
export function plannedBy({ data, pace }: RunForm, events: number): number {
  return plannedItems(events, data?.about.rowCount ?? 1, pace.iterations);
}

/** How many events go out: all that are planned, without the rows that were unticked and, if so wished, the faulty ones. */
export function countToSend(form: RunForm, check: { readonly planned: number; readonly faulty: number }): number {
  const rows = form.data?.about.rowCount ?? 0;
  const perRow = rows === 0 ? 0 : check.planned / rows;
  const left = check.planned - form.leftOutRows.length * perRow;
  return Math.max(0, Math.round(left - (form.leaveOutFaulty ? check.faulty : 0)));
}
