import { createContext } from 'react';

/** What `{{…}}` can stand for here. */
export type VariableLookup = {
  /** What stands between the braces, and what it is, for the list that is offered. */
  readonly names: readonly { readonly name: string; readonly about: string }[];
  readonly describe: (inner: string) => TokenMeaning;
};

/** What a token stands for now. */
export type TokenMeaning = {
  readonly isKnown: boolean;
  /** In words. */
  readonly says: string;
  /** Null while it has none. */
  readonly value: string | null;
};

/** Known to every field that takes `{{…}}`. */
export const VariableLookupContext = createContext<VariableLookup>({
  names: [],
  describe: () => ({ isKnown: true, says: '', value: null }),
});
