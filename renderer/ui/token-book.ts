import { createContext } from 'react';

/** What `{{…}}` can stand for here. */
export type TokenBook = {
  /** What stands between the braces, and what it is, for the list that is offered. */
  readonly names: readonly { readonly name: string; readonly about: string }[];
  /** What a token stands for now, in words, and whether that is known. */
  readonly describe: (inner: string) => { readonly isKnown: boolean; readonly says: string };
};

/** Known to every field that takes `{{…}}`. */
export const TokenBookContext = createContext<TokenBook>({
  names: [],
  describe: () => ({ isKnown: true, says: '' }),
});
