import { z } from 'zod';
import { ownValue } from '#app/own-value.ts';

/** A name for a value: `{{name}}` in any field. */
export const variableSchema = z.object({ name: z.string(), value: z.string() });

/**
 * What the random values of one send are drawn from: the same seed gives the same values, in the preview and in main. The
 * time is not part of it, so that the window cannot fix it before the request is made.
 */
export const seedSchema = z.object({ seed: z.string() });

export type Variable = Readonly<z.infer<typeof variableSchema>>;
export type Seed = Readonly<z.infer<typeof seedSchema>>;

/** A seed, and the moment that `$now` means, ISO 8601: when the request is made, or now for a preview. */
export type Draw = Seed & { readonly at: string };

/** Some variables, and whose they are, in words: `environment UAT`. */
export type Scope = {
  readonly label: string;
  readonly variables: readonly Variable[];
  /** They are the cells of a row: each is no more than a text, whatever is in it. */
  readonly isRow?: true;
};

/** All that values come from. */
export type Values = {
  /** The narrowest first: it wins. */
  readonly scopes: readonly Scope[];
  /** What the person answered, by question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly draw: Draw;
};

/**
 * Answers on their way between window and main: Electron's bridge would drop the one to a question called `__proto__` from
 * an object.
 */
export const answerListSchema = z.array(variableSchema).readonly();

/** Answers on their way from the window. */
export const givenAnswersSchema = answerListSchema.transform(takeAnswers);

/** Answers back from such a list. */
export function takeAnswers(given: readonly Variable[]): Values['answers'] {
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
}

export function giveAnswers(answers: Values['answers']): readonly Variable[] {
  return Object.entries(answers).map(([name, value]) => ({ name, value }));
}

/** What a `{{…}}` asks for, by the text between its braces. */
export type Wanted =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'dynamic'; readonly expression: string };

export function readWanted(inner: string): Wanted {
  if (inner.startsWith('?')) return { kind: 'question', question: inner.slice(1).trim() };
  if (inner.startsWith('$')) return { kind: 'dynamic', expression: inner };
  return { kind: 'variable', name: inner };
}

/** The answer to a question; null where there is none. A question may be called as a member that every object has. */
export function answerTo(answers: Values['answers'], question: string): string | null {
  return ownValue(answers, question) ?? null;
}

/**
 * The one form in which names of variables are compared: without the spaces around them, as between braces. Nothing
 * compares `name` itself.
 */
export function normalName(name: string): string {
  return name.trim();
}

/** The names of some variables, each once, in their normal form. */
export function namesOf(variables: readonly Pick<Variable, 'name'>[]): ReadonlySet<string> {
  return new Set(variables.map(({ name }) => normalName(name)));
}

/** The value of each variable by its normal name. The last of two wins, as when an event is sent. */
export function valuesByName(variables: readonly Variable[]): ReadonlyMap<string, string> {
  return new Map(variables.map(({ name, value }) => [normalName(name), value]));
}

/** The value that a name has, blanks around it aside, and where it comes from; null when no scope knows it. */
export function findVariable(
  name: string,
  scopes: readonly Scope[],
): { readonly value: string; readonly label: string; readonly isCell: boolean } | null {
  for (const { label, variables, isRow = false } of scopes) {
    // The last of two wins, as in a list that is read from the top.
    const found = variables.findLast((variable) => normalName(variable.name) === normalName(name));
    if (found !== undefined) return { value: found.value, label, isCell: isRow };
  }
  return null;
}
