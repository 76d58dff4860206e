import type { Variable } from '#app/event/variables.ts';

/** An address with the values of path parameters where its path says `/:name`. One without a value stays. */
export function fillPathParameters(address: string, parameters: readonly Variable[]): string {
  const values = new Map(parameters.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]));
  if (values.size === 0) return address;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  return path.replace(/\/:([^/:]+)/g, (whole, name: string) => `/${values.get(name) ?? whole.slice(1)}`) + rest;
}
