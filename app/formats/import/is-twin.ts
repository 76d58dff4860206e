import { normalServerName } from '#app/environments/endpoint.ts';
import type { Environment } from '#app/environments/environment.ts';
import type { BodyOptions } from '#app/event/body.ts';
import { normalName, valuesByName } from '#app/event/variables.ts';

/** What distinguishes an environment from another. */
type Comparable = Pick<Environment, 'name' | 'serverName' | 'siteKeys' | 'variables'>;

/** What is compared of an environment that is here. */
export type HereEnvironment = Comparable & BodyOptions;

/**
 * Whether an environment that an import would make is here already: the same server, with all its site keys and variables.
 * One that names no server is only the same if it is called the same too.
 */
export function isTwin(here: Comparable, wanted: Comparable): boolean {
  const keys = new Set(here.siteKeys.map(({ siteKey }) => siteKey));
  const values = valuesByName(here.variables);
  return (
    normalServerName(here.serverName) === normalServerName(wanted.serverName) &&
    (wanted.serverName !== '' || here.name === wanted.name) &&
    wanted.siteKeys.every(({ siteKey }) => keys.has(siteKey)) &&
    wanted.variables.every(({ name, value }) => values.get(normalName(name)) === value)
  );
}
