import { findHidden, findHiddenInProse, withoutHidden, withoutHiddenInProse } from '#app/text/hidden-characters.ts';
import type { Draft, Row } from './draft.ts';
import type { Expectation } from './expectation.ts';
import { editParameters, editUri } from './parameters.ts';
import type { Field, Problem } from './problems.ts';
import { mapOutsideTokens, mapTokens } from './tokens.ts';

/** Characters that can't be seen, each with one click to remove it. */
export function hiddenProblems(draft: Draft): readonly Problem[] {
  // On the event's URI they are part of its text.
  const parameters = draft.parametersOn === 'request-url' ? draft.parameters : [];
  return [
    ...inFields(draft),
    ...parameters.flatMap(inParameter),
    ...draft.properties.flatMap(inProperty),
    ...draft.expectations.flatMap(inExpectation),
  ];
}

function inFields(draft: Draft): readonly Problem[] {
  const fields = [
    { kind: 'uri', label: 'URI', textOf: ({ uri }: Draft) => uri, write: editUri },
    {
      kind: 'customer-key',
      label: 'customer key',
      textOf: ({ customerKey }: Draft) => customerKey,
      write: (composed: Draft, customerKey: string) => ({ ...composed, customerKey }),
    },
    {
      kind: 'tid',
      label: 'TID',
      textOf: ({ tid }: Draft) => tid,
      write: (composed: Draft, tid: string) => ({ ...composed, tid }),
    },
  ] as const;
  return fields.flatMap(({ kind, label, textOf, write }) => {
    const sent = textOf(draft);
    const found = findHidden(sent);
    if (found === null) return [];
    const text = { sent, clean: withoutHidden, textOf, write };
    return [hiddenProblem({ kind }, `The ${label} contains ${found.named}`, text)];
  });
}

function inParameter({ enabled, name, value }: Row, index: number): readonly Problem[] {
  if (!enabled) return [];
  const cell = findHidden(name) === null ? 'value' : 'name';
  const sent = cell === 'name' ? name : value;
  const found = findHidden(sent);
  if (found === null) return [];
  const what = cell === 'name' ? `The name of URI parameter ${index + 1}` : `URI parameter “${name}”`;
  const text = {
    sent,
    clean: withoutHidden,
    textOf: ({ parameters }: Draft) => parameters[index]?.[cell] ?? '',
    write: (composed: Draft, clean: string) =>
      editParameters(
        composed,
        composed.parameters.map((row, at) => (at === index ? { ...row, [cell]: clean } : row)),
      ),
  };
  return [hiddenProblem({ kind: 'parameter', index, cell }, `${what} contains ${found.named}`, text)];
}

/** What is compared with the response: it looks equal there, and isn't. */
function inExpectation(expectation: Expectation, index: number): readonly Problem[] {
  if (expectation.kind !== 'json-path') return [];
  const cell = findHidden(expectation.path) === null ? 'value' : 'path';
  const found = cell === 'path' ? findHidden(expectation.path) : findHiddenInProse(expectation.value);
  if (found === null) return [];
  const says = `The ${cell} of expectation ${index + 1} contains ${found.named}`;
  const text = {
    sent: expectation[cell],
    clean: cell === 'path' ? withoutHidden : withoutHiddenInProse,
    textOf: ({ expectations }: Draft) => {
      const one = expectations[index];
      return one?.kind === 'json-path' ? one[cell] : '';
    },
    write: (composed: Draft, clean: string) => ({
      ...composed,
      expectations: composed.expectations.map((one, at) =>
        at === index && one.kind === 'json-path' ? { ...one, [cell]: clean } : one,
      ),
    }),
  };
  return [hiddenProblem({ kind: 'expectation', index, cell }, says, text)];
}

function inProperty({ enabled, name, value }: Row, index: number): readonly Problem[] {
  if (!enabled) return [];
  const cell = (of: 'name' | 'value') => ({
    textOf: ({ properties }: Draft) => properties[index]?.[of] ?? '',
    write: (composed: Draft, clean: string) => ({
      ...composed,
      properties: composed.properties.map((row, at) => (at === index ? { ...row, [of]: clean } : row)),
    }),
  });
  const field = { kind: 'property', index } as const;
  const inName = findHidden(name);
  if (inName !== null) {
    const says = `The name of property ${index + 1} contains ${inName.named}`;
    const text = { sent: name, clean: withoutHidden, ...cell('name') };
    return [hiddenProblem({ ...field, cell: 'name' }, says, text)];
  }
  const inValue = findHiddenInProse(value);
  if (inValue === null) return [];
  const text = { sent: value, clean: withoutHiddenInProse, ...cell('value') };
  return [hiddenProblem({ ...field, cell: 'value' }, `Property “${name}” contains ${inValue.named}`, text)];
}

/** A text with a hidden character, and how it is read and written in a draft. */
type HiddenText = {
  readonly sent: string;
  readonly clean: (text: string) => string;
  readonly textOf: (draft: Draft) => string;
  readonly write: (composed: Draft, clean: string) => Draft;
};

function hiddenProblem(field: Field, says: string, { sent, clean, textOf, write }: HiddenText): Problem {
  const use = field.kind === 'expectation' ? 'the response is compared with it' : 'it will be sent';
  const why = `You can’t see it, but ${use}. It may have been pasted, or be in the value of a variable.`;
  const mend = (composed: Draft) => {
    const before = textOf(composed);
    // A token that has a value isn't sent: cleaned, it might name no variable any more.
    const cleanToken = (token: string) => (sent.includes(token) ? clean(token) : token);
    const after = mapTokens(mapOutsideTokens(before, clean), cleanToken);
    return after === before ? null : write(composed, after);
  };
  return { level: 'warning', field, says, why, remedy: { label: 'Remove hidden characters', mend } };
}
