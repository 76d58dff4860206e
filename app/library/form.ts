import { blankDraft, type Draft, type Parameter, type Property } from '#app/event/draft.ts';
import { editParameters, editUri } from '#app/event/parameters.ts';
import type { Field, Problem } from '#app/event/problems.ts';
import { findTokens, mapOutsideTokens } from '#app/event/tokens.ts';
import { wellFormed } from '#app/event/uri.ts';
import type { Template, TemplateField } from './template.ts';

/** The answer that a draft holds to a field of a form; empty when there is none. */
export function readAnswer(draft: Draft, { target }: TemplateField): string {
  switch (target.kind) {
    case 'customer-key':
      return draft.customerKey;
    case 'parameter': {
      const row = draft.parameters.find(({ enabled, name }) => enabled && decode(name) === target.name);
      return row === undefined ? '' : decode(row.value);
    }
    case 'property':
      return draft.properties.find(({ enabled, name }) => enabled && name === target.name)?.value ?? '';
  }
}

/**
 * The draft with another answer to a field. Only the field's own row changes. An empty answer to an optional field
 * switches its row off; a required one stays, empty.
 */
export function writeAnswer(draft: Draft, { target, required }: TemplateField, answer: string): Draft {
  const enabled = answer !== '' || required;
  switch (target.kind) {
    case 'customer-key':
      return { ...draft, customerKey: answer };
    case 'parameter': {
      const fresh: Parameter = { enabled, name: encode(target.name), value: encode(answer), bare: false };
      const rows = writeRow(draft.parameters, (row) => decode(row.name) === target.name, fresh);
      return editParameters(draft, rows);
    }
    case 'property': {
      const fresh: Property = { enabled, name: target.name, value: answer };
      return { ...draft, properties: writeRow(draft.properties, (row) => row.name === target.name, fresh) };
    }
  }
}

/** A new event from a template, with what its fields start with. */
export function draftFromTemplate(template: Template): Draft {
  const start = editUri({ ...blankDraft, templateId: template.id }, template.uri);
  return template.fields.reduce(
    (draft, field) =>
      field.initial !== '' || (field.required && field.target.kind !== 'customer-key')
        ? writeAnswer(draft, field, field.initial)
        : draft,
    start,
  );
}

/** What a form still needs: each required field without an answer, and answers that do not fit their field. */
export function formProblems(draft: Draft, { fields }: Template): readonly Problem[] {
  return fields.flatMap((field): readonly Problem[] => {
    const answer = readAnswer(draft, field);
    const at = { kind: 'form', id: field.id } as const satisfies Field;
    if (answer.trim() === '')
      return field.required
        ? [
            {
              level: 'error',
              field: at,
              says: `${field.label} is empty`,
              why: `This template needs it${field.example === '' ? '' : `, for example ${field.example}`}.`,
            },
          ]
        : [];
    const misfit = findTokens(answer).length > 0 ? null : misfitOf(field, answer);
    return misfit === null
      ? []
      : [{ level: 'warning', field: at, says: `${field.label} is ${misfit}`, why: 'It is sent as it stands.' }];
  });
}

/** Whether an answer can be shown by the field's own control; what cannot is shown as text. */
export function fitsControl(field: TemplateField, answer: string): boolean {
  return answer === '' || (findTokens(answer).length === 0 && misfitOf(field, answer) === null);
}

function misfitOf({ type, choices }: TemplateField, answer: string): string | null {
  switch (type) {
    case 'number':
      return /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(answer.trim()) ? null : 'no number';
    case 'date':
      return isDay(answer) ? null : 'no date';
    case 'choice':
      return choices.includes(answer) ? null : 'none of the choices';
    case 'yes-no':
      return answer === 'true' || answer === 'false' ? null : 'neither yes nor no';
    case 'text':
      return null;
  }
}

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** Replaces the first row that matches, a switched-on one before a switched-off one; else puts the new one at the end. */
function writeRow<R extends Parameter | Property>(
  rows: readonly R[],
  isIt: (row: R) => boolean,
  fresh: R,
): readonly R[] {
  const on = rows.findIndex((row) => row.enabled && isIt(row));
  const at = on === -1 ? rows.findIndex(isIt) : on;
  if (at === -1) return fresh.enabled ? [...rows, fresh] : rows;
  return rows.map((row, index) => (index === at ? fresh : row));
}

function encode(text: string): string {
  return mapOutsideTokens(wellFormed(text), encodeURIComponent);
}

function decode(text: string): string {
  return mapOutsideTokens(text, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}
