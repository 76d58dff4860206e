import { type Address, addressesIn, isEndpoint, isOfEvents } from '#app/formats/mxo/addresses.ts';
import { decodeEmailSource } from '#app/formats/mxo/email-source.ts';
import { replaceRanges } from '#app/text/replace-ranges.ts';
import { shorten } from '#app/text/shorten.ts';
import { isPage } from './begins-like.ts';
import type { Body } from './bodies-in.ts';
import type { NotTaken } from './found.ts';
import { wordsBeside } from './words-beside.ts';

const longestText = 1_000_000;
const mostNamed = 20;

const cannotRead = 'Tidings can’t read it in this form. Copy its JSON alone, or a cURL command.';
const tidBeside: NotTaken = {
  what: 'The TID beside the address',
  why: 'Tidings can’t read it in this form. Enter it in the TID field.',
};

/** Names what may belong to the event of an address, is beside it, and isn't read. */
export function leftBeside(text: string): readonly NotTaken[] {
  if (text.length > longestText) return [];
  const source = decodeEmailSource(text);
  const addresses = addressesIn(source);
  const queries = addresses.filter(isOfEvents).map(({ query }) => query);
  const notes = [...placeholdersIn(queries.join('\n')), ...addressNotes(addresses)];
  // The words of an event are in the scripts of any page with a tag.
  if (isPage(source) && !addresses.some(isEndpoint)) return notes;
  const { hasEventWord, hasTid } = wordsBeside(source, addresses);
  const event = hasEventWord ? [{ what: 'Any event beside the address', why: cannotRead }] : [];
  return [...notes, ...event, ...(hasTid ? [tidBeside] : [])];
}

/** Names what may be another event, or belong to one, in a text whose bodies are read. */
export function leftNotes(text: string, bodies: readonly Body[]): readonly NotTaken[] {
  const rest = replaceRanges(text, bodies, () => ' ');
  const { hasUri, hasTid } = wordsBeside(rest, addressesIn(rest));
  const another = hasUri ? [{ what: 'Another event in this text', why: cannotRead }] : [];
  if (listOfParameters.test(rest)) return [...another, parametersBeside];
  return [...another, ...(hasTid ? [tidBeside] : [])];
}

/** Programs and files may have the parameters of an address, the TID among them, in a list of their own. */
const listOfParameters = /(?<![?&])\b(?:query|param(?:eter)?s)["']?\s*(?:[:=]\s*(?:[[{(]|-\s)|=\s*\w)/i;
const parametersBeside: NotTaken = {
  what: 'The parameters beside the address',
  why: 'Tidings can’t read them here. Add those of the address, such as the TID, before you send.',
};

/** Names the addresses of MXO that a program adds something to. */
export function addressNotes(addresses: readonly Address[]): readonly NotTaken[] {
  const cutOff = addresses.filter((one) => one.isCutOff && isOfEvents(one));
  const why = 'More belongs to this address than Tidings can read here. Check the event before you send.';
  return [...new Set(cutOff.map(({ address }) => address))]
    .slice(0, mostNamed)
    .map((address) => ({ what: shorten(address, 120), why, isChanged: true }));
}

/** What programs and mails write for a value that they fill in: `%s`, `#{ck}`, `$ck`, `{ck}`, `<ck>`, `' + ck + '`. */
const placeholder =
  /%%|%(?:\d\$|\(\w+\))?[sdvq@](?![a-z\d])|[#$]\{[^{}\n]*\}|\$[A-Za-z_]\w*|(?<!\{)\{[A-Za-z_][\w.]*\}(?!\})|<[A-Za-z_][\w .-]*>|'\s*[+.&][^'"\n]{1,60}[+.&]\s*'/g;

const placeholderOfPage = /<%[^%\n]*%>/g;

/** Names the placeholders in what is imported. */
export function placeholdersIn(text: string): readonly NotTaken[] {
  const outsideTokens = text.replace(/\{\{[^{}]*\}\}/g, ' ');
  const all = [placeholder, placeholderOfPage].flatMap((pattern) => outsideTokens.match(pattern) ?? []);
  const why = 'It may stand for a value that isn’t in this text, and is kept as written. Check it before you send.';
  return [...new Set(all)].slice(0, mostNamed).map((written) => ({ what: shorten(written, 60), why, isChanged: true }));
}
