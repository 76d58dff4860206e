import { splitOnce } from '#app/text/split-once.ts';

/** An address in a text. */
export type Address = {
  readonly address: string;
  readonly query: string;
  readonly from: number;
  readonly to: number;
  /** What is behind it, or a placeholder that it ends before, belongs to it too. */
  readonly isCutOff: boolean;
};

/**
 * An address in quotes ends with them. Others end where no address goes on, but a URI may have `(1)`, `[1]` or `O'Neil` in it. The
 * placeholders of templates belong to it.
 */
const ADDRESS =
  /"(?<double>(?:https?:)?\/\/(?:[^\s"<>\\]|<%[^%\n]*%>)+)"|'(?<single>(?:https?:)?\/\/(?:[^\s'<>\\]|<%[^%\n]*%>)+)'|(?:https?:)?\/\/(?:[^\s"'<>\\`(){}[\]]|\{\{[^{}\n]*\}\}|(?<=\$)\{[^{}\n]*\}|<%[^%\n]*%>|\([^\s"'<>\\`(){}]*\)|\[[^\s"'<>\\`(){}[\]]*\]|'(?=[\w%]))+/gi;
const IS_OF_MXO = /\/one\/rt(?:\/|$|\?)|\/one-tag\.js(?:$|[?#])/;
/** A program adds to a text in quotes, or fills in what is behind the address. A phone number has a plus too. */
const goesOn = /^(?:["'`](?:[^\S\n]*\+(?![+\d])|\s*\.\s*\$|\s+\.\s|\.[a-z]\w*\()|\{|<%)/i;
const goesOnBelow = /^["'`][^\S\n]*\n[^\S\n]*\+(?![+\d])/;

/** All web addresses in a text. */
export function addressesIn(text: string): readonly Address[] {
  return [...text.matchAll(ADDRESS)].map(({ 0: whole, index, groups }) => {
    const quoted = groups?.['double'] ?? groups?.['single'];
    const bare = quoted ?? whole.replace(/(?<![.,;:!])[.,;:!]+$/, '');
    const to = index + (quoted === undefined ? bare : whole).length;
    const written = bare.replaceAll('&amp;', '&');
    const address = written.startsWith('//') ? `https:${written}` : written;
    const query = splitOnce(address.split('#', 1)[0] ?? '', '?')[1];
    const next = text.slice(quoted === undefined ? to : to - 1, to + 100);
    // A line that a mail broke, or a value that a program adds.
    const isBroken =
      /[=-]$/.test(query === '' ? address : query) && isEndpoint({ address }) && /\S/.test(next.slice(1));
    const isAddedTo = goesOn.test(next) || (goesOnBelow.test(next) && !isLineWithPlus(text, index));
    return { address, query, from: index, to, isCutOff: isAddedTo || isBroken };
  });
}

/** Whether the line of an address begins with a plus, as all lines of a list or of a diff may. */
function isLineWithPlus(text: string, at: number): boolean {
  return /^[^\S\n]*\+/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}

/** Whether an address has the path of MXO. */
export function isOfMxo(address: string): boolean {
  return IS_OF_MXO.test(address);
}

/** Whether an address says what event it sends, or is where events are sent to. */
export function isOfEvents({ address, query }: Address): boolean {
  return isEndpoint({ address }) || (isOfMxo(address) && /(?:^|&)uri=/.test(query));
}

/** Whether events are sent to an address, and not just a tag or a page loaded from it. */
export function isEndpoint({ address }: Pick<Address, 'address'>): boolean {
  return /\/one\/rt\/track\/[^/?#]*(?:\/events\/?)?(?:[?#]|$)/.test(address);
}
