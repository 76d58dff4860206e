import type { Selection } from '#app/environments/selection.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Expectation } from '#app/event/expectation.ts';
import type { DataDescription } from './data.ts';
import { recallMapping } from './guess-mapping.ts';
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
  /** Where columns went in the last run of this source. */
  readonly earlierMapping: Mapping;
  /** The data of the run that this one repeats, until it is opened; null when there is none. */
  readonly earlierData: EarlierData | null;
  readonly pace: Pace;
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
export type EarlierData = Pick<Run, 'startedAt' | 'leftOutRows'> & {
  readonly runId: string;
  readonly name: string;
  readonly rowCount: number;
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
    earlierMapping: [],
    earlierData: null,
    pace: usualPace,
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

function earlierDataOf({ id, startedAt, leftOutRows, data }: Run): EarlierData | null {
  return data === null ? null : { runId: id, startedAt, leftOutRows, name: data.name, rowCount: data.rowCount };
}

/** The form with another source. What belonged to the one before goes, what was typed stays. */
export function withSource(form: RunForm, source: RunInput): RunForm {
  const isSame = form.source !== null && runInputKey(form.source) === runInputKey(source);
  const kept = isSame ? form : withoutRecalled(form);
  const hasTimes = source.kind === 'history' || source.kind === 'storyboard';
  const pace = hasTimes || kept.pace.recorded === null ? kept.pace : asSet(kept.pace);
  return { ...kept, source, pace, answers: {}, leaveOutFaulty: false, leftOutRows: [] };
}

/** The form with data, each column where it most likely goes. */
export function withData(form: RunForm, data: OpenedData, drafts: readonly Draft[]): RunForm {
  const sameColumns = form.data !== null && String(form.data.about.columns) === String(data.about.columns);
  const mapping = sameColumns
    ? form.mapping
    : recallMapping(data.about.columns, form.earlierMapping, usedVariables(drafts));
  // Typed rows stay until they could be read.
  const typedRows = data.from.kind === 'text' && data.from.text === form.typedRows ? null : form.typedRows;
  const leftOutRows = leftOutBefore(form, data);
  return { ...form, data, mapping, typedRows, earlierData: null, leaveOutFaulty: false, leftOutRows };
}

/** The rows that were left out before, where the very same ones go out again; else those that repeat the header. */
function leftOutBefore({ earlierData }: RunForm, { from, about }: OpenedData): readonly number[] {
  const isSame = from.kind === 'run' && earlierData?.runId === from.runId && earlierData.rowCount === about.rowCount;
  return isSame ? earlierData.leftOutRows : about.headerRows;
}

/** The form without data: each event goes out once an iteration. */
export function withoutData(form: RunForm): RunForm {
  return { ...form, data: null, mapping: [], leaveOutFaulty: false, leftOutRows: [] };
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
