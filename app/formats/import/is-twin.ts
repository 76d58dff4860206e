import { parseEndpoint } from '#app/environment/endpoint.ts';
import type { Environment } from '#app/environment/environment.ts';

/** As much of an environment as tells it from another. */
export type HereEnvironment = Pick<Environment, 'name' | 'serverName' | 'siteKeys' | 'variables'>;

/**
 * Whether an environment that an import would make is here already: the same server, with all its site keys and variables.
 * One that names no server is only the same if it is called the same too.
 */
export function isTwin(here: HereEnvironment, wanted: HereEnvironment): boolean {
  const keys = new Set(here.siteKeys.map(({ siteKey }) => siteKey));
  const values = new Map(here.variables.map(({ name, value }) => [name, value]));
  return (
    serverOf(here.serverName) === serverOf(wanted.serverName) &&
    (wanted.serverName !== '' || here.name === wanted.name) &&
    wanted.siteKeys.every(({ siteKey }) => keys.has(siteKey)) &&
    wanted.variables.every(({ name, value }) => values.get(name) === value)
  );
}

/** A server name in the one form that is compared; a text that is none stays as it is. */
export function serverOf(text: string): string {
  const reading = parseEndpoint(text);
  return reading.ok ? reading.endpoint.serverName : text;
}
