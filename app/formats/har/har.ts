import { z } from 'zod';
import { type FoundRequest, nameByAddress, type Reading } from '#app/formats/import/found.ts';
import { readJson } from '#app/formats/import/json-text.ts';
import { createTally } from '#app/formats/import/tally.ts';
import { createItemSplitter } from '#app/formats/json/split-items.ts';
import { base64ToBytes, utf8ToText } from '#app/text/base64.ts';

const fieldSchema = z.object({ name: z.string(), value: z.string().optional() });

const pairSchema = z.object({ name: z.string(), value: z.string() });

// http://www.softwareishard.com/blog/har-12-spec/
const entrySchema = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(z.unknown()).catch([]),
    postData: z
      .object({ text: z.string().optional(), encoding: z.string().optional(), params: z.array(z.unknown()).optional() })
      .optional()
      .catch(undefined),
  }),
  response: z.object({ status: z.unknown() }).partial().nullish().catch({}),
  comment: z.string().catch(''),
  startedDateTime: z.string().catch(''),
});

type Request = z.infer<typeof entrySchema>['request'];

const fileSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

const insomniaSchema = z.object({ log: z.object({ creator: z.object({ name: z.string().regex(/^insomnia/i) }) }) });

/** Reads the requests of a HAR file, as browsers save their network list; null when it isn't one. */
export function readHar(value: unknown): Reading | null {
  const file = fileSchema.safeParse(value);
  return file.success ? readEntries(file.data.log.entries) : null;
}

/** Reads a HAR file into which Insomnia exports a collection; null when it isn't one. */
export function readInsomniaHar(value: unknown): Reading | null {
  const file = insomniaSchema.safeParse(value).success ? fileSchema.safeParse(value) : null;
  return file?.success === true ? readEntries(file.data.log.entries, 'collection') : null;
}

/** How a HAR file begins, and where its list of requests does. */
const harStart = /^\s*\{\s*"log"\s*:/;
const entriesStart = /"entries"\s*:\s*\[/;

/**
 * Reads a HAR file of any length, one entry after the other: most of it are responses, which nothing is made of. Null when
 * it isn't one.
 */
export function readLongHar(text: string): Reading | null {
  const start = harStart.test(text) ? entriesStart.exec(text) : null;
  return start === null ? null : readEntries(entriesOf(text, start.index + start[0].length));
}

const pieceLength = 1_000_000;

function* entriesOf(text: string, from: number): Generator<unknown> {
  const splitter = createItemSplitter({ isInside: true });
  for (let at = from; at < text.length; at += pieceLength)
    for (const { json } of splitter.push(text.slice(at, at + pieceLength))) {
      const reading = readJson(json);
      yield reading.ok ? reading.value : null;
    }
}

/** The requests of a collection have names and no times, and may never have been sent. */
function readEntries(entries: Iterable<unknown>, kind: 'recording' | 'collection' = 'recording'): Reading {
  const tally = createTally();
  const requests: FoundRequest[] = [];
  const isDouble = createDoubleFinder();
  for (const candidate of entries) {
    const entry = entrySchema.safeParse(candidate);
    if (!entry.success) {
      tally.add('unreadable request', 'The method or the address is missing.');
      continue;
    }
    const { request, response, startedDateTime, comment } = entry.data;
    const isRecording = kind === 'recording';
    const at = isRecording ? readTime(startedDateTime) : null;
    if (isRecording && at === null && startedDateTime !== '')
      tally.add('unreadable time', 'The request is imported without it.');
    // A request that was blocked, whose connection failed, or that was never sent, has the status 0.
    const isAnswered = response?.status !== 0;
    if (response !== undefined && response !== null && (isRecording || isAnswered))
      tally.add('response', 'Only requests can be imported.');
    const method = request.method.toUpperCase();
    const { postData } = request;
    const body = readPostData(postData);
    const found: FoundRequest = {
      name: isRecording || comment.trim() === '' ? nameByAddress(method, request.url) : comment.trim(),
      folder: [],
      method,
      url: request.url,
      headers: readHeaders(request),
      body: body ?? '',
      ...(at !== null && { at }),
    };
    const leftOut =
      whyLeftOut({ method, body, isAnswered: isAnswered || !isRecording }) ?? (isDouble(found) ? doubled : null);
    requests.push({ ...found, ...(leftOut !== null && { leftOut }) });
  }
  return { ok: true, found: { requests, environments: [], variables: [], notTaken: tally.lines() } };
}

const timeSchema = z.iso.datetime({ offset: true });

/** Some recorders write an offset without a colon, or only its hours: `+0100`, `+01`. Null for no time. */
function readTime(written: string): string | null {
  const time = timeSchema.safeParse(
    written.replace(
      /^(\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d)(\d\d)?$/,
      (_, start: string, minutes = '00') => `${start}:${minutes}`,
    ),
  );
  return time.success ? new Date(time.data).toISOString() : null;
}

const doubled = 'The recording has it twice, at the same moment.';

/** Finds the requests that a recording has twice: the same one, begun at the same moment. */
function createDoubleFinder(): (request: FoundRequest) => boolean {
  const known = new Set<string>();
  return ({ method, url, body, at }) => {
    if (at === undefined) return false;
    const key = JSON.stringify([method, url, body, at]);
    if (known.has(key)) return true;
    known.add(key);
    return false;
  };
}

type Recorded = { readonly method: string; readonly body: string | null; readonly isAnswered: boolean };

/** Why a request can't be an event of a visit; null where it can. */
function whyLeftOut({ method, body, isAnswered }: Recorded): string | null {
  if (!isAnswered) return 'The recording shows no response to it, so it may not have reached MXO.';
  if (body === null) return 'Its body isn’t text.';
  return body === '' && method !== 'GET' ? 'Its body isn’t in the recording.' : null;
}

/** The text of a body, also one in Base64, or in the fields of a form; null when it isn't text. */
function readPostData(postData: Request['postData']): string | null {
  const { text, encoding, params = [] } = postData ?? {};
  if (encoding?.toLowerCase() === 'base64') {
    const bytes = base64ToBytes(text ?? '');
    return bytes === null ? null : utf8ToText(bytes);
  }
  if (text !== undefined && text !== '') return text;
  const fields = params.flatMap((one) => fieldSchema.safeParse(one).data ?? []);
  // Some recorders split JSON at its first `=`, as if it were a form.
  return fields.map(({ name, value }) => (value === undefined || value === '' ? name : `${name}=${value}`)).join('&');
}

/** Without `:authority` and its like, in which HTTP/2 says again what method and address say. */
function readHeaders({ headers }: Request): FoundRequest['headers'] {
  return headers.flatMap((candidate) => {
    const header = pairSchema.safeParse(candidate);
    return header.success && !header.data.name.startsWith(':') ? [header.data] : [];
  });
}
