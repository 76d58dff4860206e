import { parseEndpoint } from '#app/environments/endpoint.ts';
import { blankEnvironment, type Environment, type SiteKey } from '#app/environments/environment.ts';
import { type EnvironmentProblem, environmentProblems } from '#app/environments/environment-problems.ts';
import { newColour } from '#app/environments/new-colour.ts';
import { parseDuration } from '#app/quantity.ts';
import type { FreshEnvironment } from '#renderer/state/dialog.ts';
import { isSameForm } from '#renderer/ui/unsaved.ts';

/** A site key in the editor. */
export type SiteKeyRow = SiteKey & {
  /** Stays when rows above it go. */
  readonly id: string;
  /** What it was called when the editor opened; null for a new one. */
  readonly was: string | null;
};

/** An environment in the editor: the time-out is text until it is read, and the site keys know which they are. */
export type EnvironmentForm = Omit<Environment, 'timeoutMs' | 'siteKeys'> & {
  readonly timeout: string;
  readonly siteKeys: readonly SiteKeyRow[];
};

/** What a pasted endpoint URL held besides the server. */
export type Split = { readonly siteKey: string | null; readonly tid: string | null };

export function environmentToForm({ timeoutMs, siteKeys, ...environment }: Environment): EnvironmentForm {
  const rows = siteKeys.map((siteKey, index) => ({ ...siteKey, id: `${index}`, was: siteKey.siteKey || null }));
  return { ...environment, timeout: `${timeoutMs / 1_000} s`, siteKeys: rows };
}

/** The environment that a form describes; a time-out that cannot be read becomes 0, which the rules refuse. */
export function formToEnvironment({ timeout, siteKeys, ...form }: EnvironmentForm): Environment {
  return {
    ...form,
    timeoutMs: parseDuration(timeout) ?? 0,
    siteKeys: rowsInUse(siteKeys).map(({ siteKey, label }) => ({ siteKey, label })),
  };
}

/** The rows that count: one that was added and left empty does not, unless it is the only one. */
function rowsInUse(siteKeys: readonly SiteKeyRow[]): readonly SiteKeyRow[] {
  const used = siteKeys.filter(({ siteKey, label, was }) => siteKey !== '' || label !== '' || was !== null);
  return used.length === 0 ? siteKeys.slice(0, 1) : used;
}

/** What is wrong with an environment as the form has it. A site key is told by its row. */
export function problemsOfForm(
  form: EnvironmentForm,
  environments: readonly Environment[],
): readonly EnvironmentProblem[] {
  const rows = rowsInUse(form.siteKeys);
  return environmentProblems(formToEnvironment(form), environments).map((problem) => {
    const row = problem.field === 'siteKeys' ? rows[problem.index] : undefined;
    return row === undefined ? problem : { ...problem, index: form.siteKeys.indexOf(row) };
  });
}

/** A field that a new environment can begin at. */
export type FormPart = 'paste' | 'name' | 'serverName' | 'siteKey';

const simpleFields: readonly EnvironmentProblem['field'][] = ['name', 'serverName', 'siteKeys'];

/** Whether a problem is in a field under Advanced. */
export function isAdvanced({ field }: EnvironmentProblem): boolean {
  return !simpleFields.includes(field);
}

/** Whether something under Advanced is set. Every environment has a colour, so that doesn’t count. */
export function hasAdvanced(form: EnvironmentForm): boolean {
  const { id, name, serverName, colour } = form;
  const usual = environmentToForm({ ...blankEnvironment(id), name, serverName, colour });
  return !isSameForm({ ...usual, siteKeys: [] }, { ...form, siteKeys: [] });
}

/** The form of a new environment with what is known of it. What was typed stays. */
export function fillForm(
  form: EnvironmentForm,
  { serverName, siteKey, form: bodies }: FreshEnvironment,
): EnvironmentForm {
  return {
    ...form,
    ...(form.bodyForm === blankEnvironment('').bodyForm && bodies),
    name: form.name.trim() === '' ? serverName.replace(/^https?:\/\//, '').slice(0, 60) : form.name,
    serverName: serverName === '' ? form.serverName : serverName,
    siteKeys: siteKey === '' ? form.siteKeys : withSiteKey(form.siteKeys, siteKey),
  };
}

/**
 * The form with the colour of a new environment, which follows its name and what it asks until the person chooses one.
 * @param before the form before the change; null for a new one
 */
export function withColour(
  form: EnvironmentForm,
  before: EnvironmentForm | null,
  others: readonly Environment[],
): EnvironmentForm {
  const taken = others.map(({ colour }) => colour);
  if (before !== null && (form.colour !== before.colour || before.colour !== newColour(before, taken))) return form;
  return { ...form, colour: newColour(form, taken) };
}

/** Where the person goes on in the form of a new environment. */
export function firstPart({ serverName, siteKey, says }: FreshEnvironment): FormPart {
  if (says === '' && serverName === '' && siteKey === '') return 'paste';
  return siteKey === '' ? 'siteKey' : 'serverName';
}

/** The site keys that have another name than when the editor opened: the new name by the old one. */
export function renamedSiteKeys({ siteKeys }: EnvironmentForm): ReadonlyMap<string, string> {
  return new Map(
    siteKeys.flatMap(({ was, siteKey }) => (was === null || was === siteKey ? [] : [[was, siteKey] as const])),
  );
}

/** A row for another site key. */
export function newSiteKey(siteKey = ''): SiteKeyRow {
  return { siteKey, label: '', id: crypto.randomUUID(), was: null };
}

/**
 * Splits a pasted endpoint URL: the server stays in its field, the site key is added to the list. Null when the text
 * is nothing to split.
 */
export function splitServerName(
  form: EnvironmentForm,
): { readonly form: EnvironmentForm; readonly split: Split } | null {
  const reading = parseEndpoint(form.serverName);
  if (!reading.ok) return null;
  const { serverName, siteKey, tid } = reading.endpoint;
  if (siteKey === null && tid === null) return null;
  return {
    form: fillForm(form, { serverName, siteKey: siteKey ?? '', says: '' }),
    split: { siteKey, tid },
  };
}

function withSiteKey(siteKeys: readonly SiteKeyRow[], siteKey: string): readonly SiteKeyRow[] {
  if (siteKeys.some((known) => known.siteKey === siteKey)) return siteKeys;
  const blank = siteKeys.findIndex((known) => known.siteKey === '');
  if (blank === -1) return [...siteKeys, newSiteKey(siteKey)];
  return siteKeys.map((known, index) => (index === blank ? { ...known, siteKey } : known));
}
