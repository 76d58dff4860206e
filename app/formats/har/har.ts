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
  response: z.unknown().optional(),
  startedDateTime: z.iso.datetime({ offset: true }).optional().catch(undefined),
});

type Request = z.infer<typeof entrySchema>['request'];

const fileSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

/** Reads the requests of a HAR file, as browsers save their network list; null when it isn't one. */
export function readHar(value: unknown): Reading | null {
  const file = fileSchema.safeParse(value);
  return file.success ? readEntries(file.data.log.entries) : null;
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

function readEntries(entries: Iterable<unknown>): Reading {
  const tally = createTally();
  const requests: FoundRequest[] = [];
  for (const candidate of entries) {
    const entry = entrySchema.safeParse(candidate);
    if (!entry.success) {
      tally.add('unreadable request', 'The method or the address is missing.');
      continue;
    }
    const { request, response, startedDateTime } = entry.data;
    if (response !== undefined && response !== null) tally.add('response', 'Only requests can be imported.');
    const method = request.method.toUpperCase();
    const { postData } = request;
    const body = readPostData(postData);
    if (body === null) tally.add('binary body', 'Only text bodies can be imported.');
    requests.push({
      name: nameByAddress(method, request.url),
      folder: [],
      method,
      url: request.url,
      headers: readHeaders(request),
      body: body ?? '',
      ...(startedDateTime !== undefined && { at: new Date(startedDateTime).toISOString() }),
    });
  }
  return { ok: true, found: { requests, environments: [], variables: [], notTaken: tally.lines() } };
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
