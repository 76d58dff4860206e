import { parseEndpoint } from '#app/environments/endpoint.ts';
import { siteKeyProblem } from '#app/environments/site-key.ts';
import type { Variable } from '#app/event/variables.ts';
import type { NotTaken } from './found.ts';

/** Where an environment of another tool seems to send to, by its variables; empty texts for what none of them says. */
export type GuessedPlace = {
  readonly server: string;
  readonly siteKeys: readonly string[];
  readonly notes: readonly NotTaken[];
};

const serverName =
  /(?:^|[^a-z])(?:base_?url|url|host(?:_?name)?|server(?:_?name)?|domain|endpoint|gateway)(?:$|[^a-z])/i;
const siteKeyName = /site_?-?key/i;

/**
 * An environment file alone says nowhere which of its variables is the server. The name of the variable and its value must
 * both look like one, and what was guessed is named.
 */
export function guessPlace(name: string, variables: readonly Variable[]): GuessedPlace {
  // `baseUrl` and `BASE_URL` are read alike.
  const words = (text: string) => text.replace(/([a-z])([A-Z])/g, '$1_$2');
  const server = variables.find((one) => serverName.test(words(one.name)) && isServer(one.value));
  const siteKey = variables.find(
    ({ name: of, value }) =>
      (siteKeyName.test(words(of)) && siteKeyProblem(value) === null) || /^ONE-[A-Z0-9]{10}-\d{4}$/.test(value),
  );
  const note = (what: string, from: Variable | undefined): readonly NotTaken[] =>
    from === undefined
      ? []
      : [
          {
            what: `The ${what} of ${name === '' ? 'the environment' : name}`,
            why: `It’s taken from the variable ${from.name}. Check it in Manage environments.`,
            isChanged: true,
          },
        ];
  return {
    server: server?.value ?? '',
    siteKeys: siteKey === undefined ? [] : [siteKey.value],
    notes: [...note('server', server), ...note('site key', siteKey)],
  };
}

function isServer(value: string): boolean {
  const reading = parseEndpoint(value);
  return reading.ok && (/\./.test(reading.endpoint.host) || /^(?:localhost|\[?::1)/.test(reading.endpoint.host));
}
