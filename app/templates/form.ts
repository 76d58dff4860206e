import { blankDraft, type Draft, type Parameter, type Property } from '#app/event/draft.ts';
import { editParameters, editUri } from '#app/event/parameters.ts';
import type { Field, Problem } from '#app/event/problems.ts';
import { findTokens } from '#app/event/tokens.ts';
import { decodeParameter, encodeParameter, queryToParameters } from '#app/event/uri.ts';
import { isJson } from '#app/text/json.ts';
import { asksForParameter, formFields } from './form-fields.ts';
import type { Template, TemplateField } from './template.ts';

/** The answer that a draft holds to a field of a form; empty when there is none. */
export function readAnswer(draft: Draft, { target }: Pick<TemplateField, 'target'>): string {
  switch (target.kind) {
    case 'customer-key':
      return draft.customerKey;
    case 'parameter': {
      const row = findRow(draft.parameters, target.nth, ({ name }) => decodeParameter(name) === target.name);
      return row?.enabled === true ? decodeParameter(row.value) : '';
    }
    case 'property': {
      const row = findRow(draft.properties, target.nth, ({ name }) => name === target.name);
      return row?.enabled === true ? row.value : '';
    }
  }
}

/**
 * The draft with another answer to a field. Only the field's own row changes, and its value stays of the kind that it was:
 * a number stays a number. An empty answer to an optional field switches its row off; a required one stays, empty. With the
 * row of a field that has no number, all others of its name go off, as the next one would take its place.
 */
export function writeAnswer(draft: Draft, field: TemplateField, answer: string): Draft {
  const { target } = field;
  const enabled = answer !== '' || field.required || field.sendsEmpty === true;
  switch (target.kind) {
    case 'customer-key':
      return { ...draft, customerKey: answer };
    case 'parameter': {
      const isIt = (row: Parameter) => decodeParameter(row.name) === target.name;
      // Encoded otherwise, it may be another name to MXO.
      const name = findRow(draft.parameters, target.nth, isIt)?.name ?? encodeParameter(target.name);
      const fresh: Parameter = { enabled, name, value: encodeParameter(answer), bare: false };
      return editParameters(draft, writeRow(draft.parameters, fresh, { nth: target.nth, isIt }));
    }
    case 'property': {
      const isIt = (row: Property) => row.name === target.name;
      const before = findRow(draft.properties, target.nth, isIt);
      const json = staysJson(field, before, answer);
      const fresh: Property = { enabled, name: target.name, value: answer, ...(json && { json }) };
      return { ...draft, properties: writeRow(draft.properties, fresh, { nth: target.nth, isIt }) };
    }
  }
}

/** Whether an answer is a JSON value, as the value before it or what its template is made of. */
function staysJson(field: TemplateField, before: Property | undefined, answer: string): boolean {
  const { json, type } = field;
  if (json !== true && before?.json !== true) return false;
  if (/^\{\{[^{}]*\}\}$/.test(answer)) return true;
  const kind = jsonKind(before?.value ?? '');
  if (!isJson(answer)) return before?.json === true && isHalfTyped(field, kind, answer);
  return json === true || type !== 'text' || jsonKind(answer) === kind;
}

/** Whether a JSON value is only on its way to the next one: taken for a text, it would stay one. */
function isHalfTyped({ type, sendsEmpty }: TemplateField, kind: string, answer: string): boolean {
  if (answer === '') return sendsEmpty !== true && (type !== 'text' || kind === 'number');
  // A code with zeros before it is a text, unless the field asks for a number.
  if (type !== 'number' && (kind !== 'number' || /^-?0\d/.test(answer))) return false;
  return /^-?(\d+(\.\d*)?(e[-+]?)?)?$/i.test(answer);
}

/** What a JSON value is. One that was emptied while it was typed was a number. */
function jsonKind(text: string): string {
  const [first = ''] = text.trim();
  return /^[-\d]?$/.test(first) ? 'number' : /[tf]/.test(first) ? 'boolean' : first;
}

/** A new event from a template, with what its fields start with. What the URI of the template says already stays as it is. */
export function draftFromTemplate(template: Template): Draft {
  const start = startOf(template);
  return formFields(template).reduce((draft, field) => {
    const there = readAnswer(draft, field);
    const hasStart = field.initial !== '' || field.sendsEmpty === true;
    const isMissing = field.required && field.target.kind !== 'customer-key' && there === '';
    return (hasStart && !isAnswered(draft, field, there)) || isMissing
      ? writeAnswer(draft, field, field.initial)
      : draft;
  }, start);
}

function startOf(template: Template): Draft {
  const { id, uri, extra = [], start, sendAs = 'event' } = template;
  const blank: Draft = { ...blankDraft, templateId: id, extra, sendAs };
  if (start === undefined) return editUri(blank, uri);
  const written = start.query === null ? [] : queryToParameters(start.query);
  const names = written.map(({ name }) => decodeParameter(name));
  const parameters = written.filter((_, at) => {
    const name = names[at] ?? '';
    const number = names.slice(0, at).filter((other) => other === name).length;
    return name === '' || asksForParameter(template, name, number);
  });
  if (start.on === 'request-url') return { ...blank, uri, parametersOn: start.on, parameters };
  // A query that was typed into the URI later stays, and comes first.
  const typed = editUri(blank, uri);
  const own = new Set(typed.parameters.map(({ name }) => decodeParameter(name)));
  const others = parameters.filter(({ name }) => name === '' || !own.has(decodeParameter(name)));
  return others.length === 0 ? typed : editParameters(typed, [...typed.parameters, ...others]);
}

/** Whether a draft has just the start value of a field: then its own way to write it stays. */
function isAnswered(draft: Draft, { target, initial }: TemplateField, there: string): boolean {
  if (there !== initial || target.kind !== 'parameter') return there === initial && there !== '';
  return findRow(draft.parameters, target.nth, ({ name }) => decodeParameter(name) === target.name)?.enabled === true;
}

/** What a form still needs: each required field without an answer, and answers that do not fit their field. */
export function formProblems(draft: Draft, template: Template): readonly Problem[] {
  return formFields(template).flatMap((field): readonly Problem[] => {
    const answer = readAnswer(draft, field);
    const at = { kind: 'form', id: field.id } as const satisfies Field;
    if (answer.trim() === '')
      return field.required
        ? [
            {
              level: 'error',
              field: at,
              says: `${field.label} is empty`,
              why: `This template requires it${field.example === '' ? '' : `, for example ${field.example}`}.`,
            },
          ]
        : [];
    const misfit = findTokens(answer).length > 0 ? null : misfitIn(draft, field, answer);
    return misfit === null ? [] : [{ level: 'warning', field: at, ...misfit }];
  });
}

/** What the answer is instead of what its field asks for, and what is sent of it. */
function misfitIn(draft: Draft, field: TemplateField, answer: string): Pick<Problem, 'says' | 'why'> | null {
  const isJsonNow = isJsonProperty(draft, field);
  const misfit = misfitOf(field, answer);
  if (misfit !== null)
    return { says: `${field.label} is ${misfit}`, why: isJsonNow ? 'Enter it in full.' : 'It will be sent as is.' };
  const becameText =
    field.target.kind === 'property' && field.type === 'number' && field.json === true && !isJsonNow && !isJson(answer);
  return becameText
    ? { says: `${field.label} will be sent as text`, why: 'To send it as a number, enter it like 12.5 or -3.' }
    : null;
}

/** Whether the answer is sent without quotes, so that it can't be any text. */
function isJsonProperty(draft: Draft, { target }: TemplateField): boolean {
  if (target.kind !== 'property') return false;
  return findRow(draft.properties, target.nth, ({ name }) => name === target.name)?.json === true;
}

/** Whether a form still asks for a day, which may be typed in part. */
export function asksForDate(template: Template, draft: Draft): boolean {
  return formFields(template).some((field) => field.type === 'date' && readAnswer(draft, field) === '');
}

/** Whether an answer can be shown by the field's own control; what cannot is shown as text. */
export function fitsControl(field: TemplateField, answer: string): boolean {
  return answer === '' || (findTokens(answer).length === 0 && misfitOf(field, answer) === null);
}

function misfitOf({ type }: TemplateField, answer: string): string | null {
  switch (type) {
    case 'number':
      return /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(answer.trim()) ? null : 'not a number';
    case 'date':
      return isDay(answer) ? null : 'not a date';
    case 'yes-no':
      return answer === 'true' || answer === 'false' ? null : 'not yes or no';
    // What a choice offers is a help: any other text is an answer too.
    case 'choice':
    case 'text':
      return null;
  }
}

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The row that is meant: that of its number, or the first that is switched on, or else the first. */
function findRow<R extends Parameter | Property>(
  rows: readonly R[],
  nth: number | undefined,
  isIt: (row: R) => boolean,
): R | undefined {
  const matches = rows.filter(isIt);
  return nth === undefined ? (matches.find(({ enabled }) => enabled) ?? matches[0]) : matches[nth];
}

/** Replaces the row that is meant; else puts the new one at the end. Where no number says which, all are switched off. */
function writeRow<R extends Parameter | Property>(
  rows: readonly R[],
  fresh: R,
  { nth, isIt }: { readonly nth: number | undefined; readonly isIt: (row: R) => boolean },
): readonly R[] {
  const row = findRow(rows, nth, isIt);
  if (row === undefined) return fresh.enabled ? [...rows, fresh] : rows;
  const areOff = nth === undefined && !fresh.enabled;
  return rows.map((other) => {
    if (other === row) return fresh;
    return areOff && isIt(other) ? { ...other, enabled: false } : other;
  });
}
