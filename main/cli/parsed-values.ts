import type { Option } from './options.ts';

/** What `parseArgs` makes of a table of options. */
export type ParsedValues<O extends Readonly<Record<string, Option>>> = {
  readonly [K in keyof O]?: O[K]['type'] extends 'boolean'
    ? boolean
    : O[K] extends { readonly multiple: true }
      ? string[]
      : string;
};
