import { type Address, isOfMxo } from '#app/formats/mxo/addresses.ts';
import { replaceRanges } from '#app/text/replace-ranges.ts';

/** The words of an event that a text has outside of its addresses. */
export type WordsBeside = {
  /** A `uri` or `ck` anywhere, so that there may be an event. */
  readonly hasEventWord: boolean;
  /** A `uri` that is given a value. */
  readonly hasUri: boolean;
  /** A `tid` that is given a value. */
  readonly hasTid: boolean;
};

/** Alone: no option, variable of a shell, parameter or part of another word. */
const anyWord = /(?<![\w$?&-]|&amp;)(?:uri(?![\w-]|\s*\(|\.\w)|ck(?![\w-]))/;
const keyWord = /(?<![\w$?&-]|&amp;)ck(?![\w-])/;
const uriMember = /(?<![\w$?&-]|&amp;)(?:["'\u201c\u201d]uri\\?["'\u201c\u201d]|uri\s{0,20}(?:=>|:=|[:=](?!=)))/;
const tidMember = /(?<![\w$?&-]|&amp;)tid(?:\\?["'\u201d]\s{0,20}[:=,]|\s{0,20}[:=])/i;
/** Programs also call the endpoint itself `uri`. */
const uriOfEndpoint = /(?<![\w$])uri(?=["'\u201d]?[^\n\0,;"']{0,40}\0)/g;

/** Finds the words of an event in a text. */
export function wordsBeside(text: string, addresses: readonly Address[]): WordsBeside {
  // A mark in the place of each address of MXO, and a comma in that of all others.
  const marked = replaceRanges(text, addresses, ({ address }) => (isOfMxo(address) ? '\0' : ','));
  const rest = marked.replace(uriOfEndpoint, ' ');
  const hasUri = uriMember.test(rest);
  return {
    hasEventWord: hasUri || (rest === marked ? anyWord : keyWord).test(rest),
    hasUri,
    hasTid: tidMember.test(rest),
  };
}
