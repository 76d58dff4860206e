import { formatBytes } from '#app/quantity.ts';
import { type Exchange, headerOf } from './exchange.ts';

type Answered = Extract<Exchange['result'], { kind: 'answered' }>;

/**
 * Whether the body is a web page. MXO responds with JSON, so a sign-in page, a proxy or another server may have answered
 * in its place.
 */
export function isWebPage({ content, answer }: Pick<Answered, 'content' | 'answer'>): boolean {
  const type = headerOf(answer, 'content-type') ?? '';
  const start = answer.body.slice(0, 2_000);
  // A page may begin with a text, or with what a faulty server wrote before it.
  if (content === 'text') return /\bhtml\b/i.test(type) && partOfPage.test(start);
  return content === 'html' && (wholePage.test(start) || !(xmlHead.test(start) || /\bxml\b/i.test(type)));
}

/** Why a response of 2xx could not be read, in words that follow "could not be read:". */
export function whyUnreadable({ answer, content, raw, tid }: Answered): string {
  const withFacts = (why: string, ...facts: readonly string[]) => {
    const all = tid === null ? [...facts, 'no TID'] : facts;
    return all.length === 0 ? why : `${why} (${all.join(', ')})`;
  };
  const coding = headerOf(answer, 'content-encoding');
  if (raw !== undefined && coding !== null) {
    const named = `Content-Encoding: ${coding}`;
    if (!answer.whole) return withFacts('it could not be decompressed', named);
    if (!coding.split(',').every((one) => knownCodings.test(one.trim())))
      return withFacts('it is compressed in a way that Tidings does not know', named);
  }
  if (!answer.whole) return withFacts('it is too long', `${formatBytes(answer.bodyBytes)} were read`);
  if (answer.bodyBytes === 0) return withFacts('it is empty');
  if (content === 'empty') return withFacts('it contains only spaces');
  if (content === 'html') return withFacts('it is XML, not JSON');
  return raw === undefined ? withFacts('it is not valid JSON') : withFacts('it contains bytes that are not text');
}

/** Codings that Tidings can undo, as far as an answer may name them. */
const knownCodings = /^(?:identity|(?:x-)?gzip|deflate|br|zstd)$/i;

const wholePage = /<(?:!doctype\s+html|html)\b/i;
const partOfPage = /<(?:!doctype\s+html|html|head|body|title|meta|script|form)\b/i;
const xmlHead = /^[\s\uFEFF]*<\?xml\b/i;
