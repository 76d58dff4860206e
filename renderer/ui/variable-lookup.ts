import { createContext } from 'react';

/** The variables that can be used here. */
export type VariableLookup = {
  /** The names and what they are, for suggestions. */
  readonly names: readonly { readonly name: string; readonly about: string }[];
  readonly describe: (inner: string) => TokenMeaning;
};

/** The current value of a token. */
export type TokenMeaning = {
  readonly isKnown: boolean;
  /** In words. */
  readonly says: string;
  /** Null while it has none. */
  readonly value: string | null;
};

/** For every field that accepts `{{…}}`. */
export const VariableLookupContext = createContext<VariableLookup>({
  names: [],
  describe: () => ({ isKnown: true, says: '', value: null }),
});
