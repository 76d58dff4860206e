import { timeoutMsLimits } from '#app/environments/environment.ts';
import { normalName } from '#app/event/variables.ts';
import type { ValueReader } from './read-values.ts';

/** Where to send. */
export type Place =
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'practice' }
  | { readonly kind: 'server'; readonly serverName: string };

/** What both commands say about how to send. */
export type Sending = {
  readonly place: Place;
  /** Or its label; null for the only one that there is. */
  readonly siteKey: string | null;
  readonly isConfirmed: boolean;
  readonly timeoutMs: number | null;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** Each `QUESTION=TEXT`; only the events say where a question with `=` ends. */
  readonly answers: readonly string[];
  readonly isQuiet: boolean;
};

type Values = {
  readonly environment?: string;
  readonly practice?: boolean;
  readonly server?: string;
  readonly 'site-key'?: string;
  readonly yes?: boolean;
  readonly 'time-out'?: string;
  readonly var?: string[];
  readonly answer?: string[];
  readonly quiet?: boolean;
};

/** Reads them; null when it isn't said where to send. @param ways those that there are, in words */
export function readSending(values: Values, reader: ValueReader, ways: string): Sending | null {
  const { environment, practice, server } = values;
  const places: readonly Place[] = [
    ...(environment === undefined ? [] : [{ kind: 'environment', name: environment } as const]),
    ...(practice === true ? [{ kind: 'practice' } as const] : []),
    ...(server === undefined ? [] : [{ kind: 'server', serverName: server } as const]),
  ];
  const [place] = places;
  const { least, most } = timeoutMsLimits;
  const variables = reader.pairs('var', values.var);
  for (const name of repeatedNames(variables)) reader.problem(`Choose only one value for --var ${name}.`);
  const sending = {
    siteKey: values['site-key'] ?? null,
    isConfirmed: values.yes === true,
    timeoutMs: reader.time('time-out', values['time-out'], { least, most }),
    variables,
    answers: reader.pairs('answer', values.answer).map(({ name, value }) => `${name}=${value}`),
    isQuiet: values.quiet === true,
  };
  if (place !== undefined && places.length === 1) return { place, ...sending };
  reader.problem(places.length === 0 ? `Choose where to send: ${ways}.` : 'Choose only one place to send to.');
  return null;
}

function repeatedNames(variables: Sending['variables']): ReadonlySet<string> {
  const names = variables.map(({ name }) => normalName(name));
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}
