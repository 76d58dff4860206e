import { type Draft, rowsInUse } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { parametersToQuery, withQuery } from '#app/event/uri.ts';
import { decodePercent } from '#app/text/percent.ts';
import { readAnswer } from './form.ts';
import type { FieldType, Target, Template, TemplateField } from './template.ts';
import { yesAndNo } from './template.ts';

/** A template with a field for each answer that an event holds: the customer, its URI parameters, its properties. */
export function proposeTemplate(draft: Draft, id: string, title: string): Template {
  const targets: readonly Target[] = [
    { kind: 'customer-key' },
    ...numbered(
      draft.parameters.filter(({ enabled }) => enabled).map(({ name }) => decodePercent(name)),
      'parameter',
    ),
    ...numbered(
      rowsInUse(draft.properties).map(({ name }) => name),
      'property',
    ),
  ];
  const sent = {
    ...draft,
    properties: rowsInUse(draft.properties),
    parameters: draft.parameters.filter(({ enabled }) => enabled),
  };
  const fields = targets.map((target, index) => proposeField(sent, target, `field-${index + 1}`));
  const { extra, parametersOn, sendAs } = draft;
  // What the fields write is not part of the pattern; how it was written is kept apart.
  const uri = parametersOn === 'event-uri' ? withQuery(draft.uri, null) : draft.uri;
  const query = parametersToQuery(draft.parameters);
  const start = query === null && parametersOn === 'event-uri' ? {} : { start: { query, on: parametersOn } };
  const more = { ...(extra.length > 0 && { extra }), ...(sendAs === 'pixel' && { sendAs }) };
  return {
    version: 1,
    id,
    title,
    when: '',
    channel: 'Web',
    uri,
    ...start,
    ...more,
    fields,
    story: '',
    deletedAt: null,
  };
}

/** A target for each name, with its number where several have one. What has no name can be no field. */
function numbered(names: readonly string[], kind: 'parameter' | 'property'): readonly Target[] {
  return names.flatMap((name, at): readonly Target[] => {
    if (name === '') return [];
    const isAlone = names.filter((other) => other === name).length === 1;
    return [
      isAlone ? { kind, name } : { kind, name, nth: names.slice(0, at).filter((other) => other === name).length },
    ];
  });
}

/** A field that an editor adds. */
export function blankField(id: string): TemplateField {
  return {
    id,
    label: '',
    type: 'text',
    choices: [],
    example: '',
    help: '',
    required: false,
    initial: '',
    target: { kind: 'property', name: '' },
  };
}

/** A template that is made from nothing. */
export function blankTemplate(id: string): Template {
  const customer = proposeField(null, { kind: 'customer-key' }, 'field-1');
  return {
    version: 1,
    id,
    title: '',
    when: '',
    channel: 'Web',
    uri: '',
    fields: [customer],
    story: '',
    deletedAt: null,
  };
}

function proposeField(draft: Draft | null, target: Target, id: string): TemplateField {
  const blank = { ...blankField(id), target };
  if (target.kind === 'customer-key')
    return { ...blank, label: 'Who is the customer?', required: true, example: 'ada@example.com' };
  const value = draft === null ? '' : readAnswer(draft, blank);
  const row =
    target.kind === 'property'
      ? draft?.properties.filter(({ name }) => name === target.name)[target.nth ?? 0]
      : undefined;
  return {
    ...blank,
    label: plainWords(target.name),
    type: typeOf(value),
    example: value,
    initial: value,
    ...(row?.json === true && { json: true }),
    ...(draft !== null && value === '' && { sendsEmpty: true }),
  };
}

function typeOf(value: string): FieldType {
  if (findTokens(value).length > 0) return 'text';
  if (value === yesAndNo.yes || value === yesAndNo.no) return 'yes-no';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return 'date';
  // A code with zeros before it, or of many digits, is no number to count with.
  return /^-?(0|[1-9]\d{0,8})(\.\d+)?$/.test(value) ? 'number' : 'text';
}

/** `interestLevel`, `interest_level` and `interest-level` as “Interest level”. */
function plainWords(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
