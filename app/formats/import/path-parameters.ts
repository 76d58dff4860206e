import type { Variable } from '#app/event/variables.ts';
import { joinAddress, splitAddress } from './split-address.ts';

/**
 * An address with the values of path parameters where its path says `/:name`. One without a value becomes a variable, so that
 * it is asked for and isn't sent as its name.
 */
export function fillPathParameters(address: string, parameters: readonly Variable[]): string {
  const values = new Map(parameters.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
  const parts = splitAddress(address);
  const path = parts.path.replace(/\/:([^/:{}]+)/g, (_, name: string) => `/${values.get(name) ?? `{{${name}}}`}`);
  return joinAddress({ ...parts, path });
}
