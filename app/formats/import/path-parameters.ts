import type { Variable } from '#app/event/variables.ts';

/**
 * An address with the values of path parameters where its path says `/:name`. One without a value becomes a variable, so that
 * it is asked for and isn't sent as its name.
 */
export function fillPathParameters(address: string, parameters: readonly Variable[]): string {
  const values = new Map(parameters.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  return path.replace(/\/:([^/:{}]+)/g, (_, name: string) => `/${values.get(name) ?? `{{${name}}}`}`) + rest;
}
