import { z } from 'zod';
import { type FoundRequest, nameByAddress, type Reading } from '#app/formats/import/found.ts';
import { createTally } from '#app/formats/import/tally.ts';

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
});

type Request = z.infer<typeof entrySchema>['request'];

const fileSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

/** Reads the requests of a HAR file, as browsers save their network list. */
export function readHar(value: unknown): Reading {
  const file = fileSchema.safeParse(value);
  if (!file.success) return { ok: false, problem: 'This isn’t a HAR file: it has no list of requests (log.entries).' };
  const tally = createTally();
  const requests: FoundRequest[] = [];
  for (const candidate of file.data.log.entries) {
    const entry = entrySchema.safeParse(candidate);
    if (!entry.success) {
      tally.add('unreadable request', 'The method or the address is missing.');
      continue;
    }
    const { request, response } = entry.data;
    if (response !== undefined && response !== null) tally.add('response', 'Only requests can be imported.');
    const method = request.method.toUpperCase();
    const { postData } = request;
    const isBinary = postData?.encoding === 'base64';
    if (isBinary) tally.add('binary body', 'Only text bodies can be imported.');
    else if (postData !== undefined && postData.text === undefined && (postData.params?.length ?? 0) > 0) {
      tally.add('form body', 'Only text bodies can be imported.');
    }
    requests.push({
      name: nameByAddress(method, request.url),
      folder: [],
      method,
      url: request.url,
      headers: readHeaders(request),
      body: isBinary ? '' : (postData?.text ?? ''),
    });
  }
  return { ok: true, found: { requests, environments: [], variables: [], notTaken: tally.lines() } };
}

/** Without `:authority` and its like, in which HTTP/2 says again what method and address say. */
function readHeaders({ headers }: Request): FoundRequest['headers'] {
  return headers.flatMap((candidate) => {
    const header = pairSchema.safeParse(candidate);
    return header.success && !header.data.name.startsWith(':') ? [header.data] : [];
  });
}
