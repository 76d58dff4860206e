import { z } from 'zod';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { tokensOf } from '#app/event/draft-texts.ts';
import { isDynamicValue } from '#app/event/dynamic-values.ts';
import { nameOf } from '#app/event/event-title.ts';
import { editUri } from '#app/event/parameters.ts';
import { readWanted, type Variable } from '#app/event/variables.ts';
import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import { applyBody, readBody } from '#app/formats/body-json.ts';
import { isBruFile, readBruFile } from '#app/formats/bruno/bru-file.ts';
import { readBruno } from '#app/formats/bruno/bruno.ts';
import { hasCommand, readCurl } from '#app/formats/curl/curl.ts';
import { readHar, readLongHar } from '#app/formats/har/har.ts';
import { isHttpFile, readHttpFile } from '#app/formats/http-file/http-file.ts';
import { readInsomnia } from '#app/formats/insomnia/insomnia.ts';
import { readGiven } from '#app/formats/mxo/given.ts';
import { readPostman } from '#app/formats/postman/postman-import.ts';
import {
  longestOwnFile,
  type WorkspaceFile,
  workspaceFileSchema,
  workspaceFileVersion,
} from '#app/library/workspace-file.ts';
import { withoutByteOrderMark } from '#app/text/json.ts';
import { environmentsOf, toEnvironment } from './environments-found.ts';
import { fillVariables, unfilled } from './fill-variables.ts';
import { type FoundRequest, type ImportedEnvironment, type NotTaken, nameByAddress, type Reading } from './found.ts';
import { type HttpEvent, httpToEvent } from './http-event.ts';
import { type JsonReading, readJson } from './json-text.ts';
import { leftHeaders } from './left-headers.ts';
import { placedTids } from './placed-tids.ts';

/** An event to be made, with the names of its folders. */
export type ImportedRequest = { readonly name: string; readonly folder: readonly string[]; readonly draft: Draft };

/** What a text would make. */
export type Imported =
  | {
      readonly kind: 'events';
      /** What the text is, in words. */
      readonly what: string;
      readonly requests: readonly ImportedRequest[];
      readonly environments: readonly ImportedEnvironment[];
      readonly variables: readonly Variable[];
      readonly notTaken: readonly NotTaken[];
      /** Where the TIDs of the requests belong. */
      readonly tids: readonly PlacedTid[];
    }
  | { readonly kind: 'workspace'; readonly file: WorkspaceFile }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** The longest text that is read, in characters. A collection of thousands of requests has a tenth of it. */
const longestText = 20_000_000;

/** Our own files are as long as the library that they hold. */
const ownHead = /^\uFEFF?\s*\{\s*"tidings"\s*:/;

type Events = Extract<Imported, { kind: 'events' }>;

/** How many requests without a folder stay without one. */
const mostAtTop = 50;

/** The longest text, in characters, that is read as a body although it is no JSON. */
const longestWithTokens = 1_000_000;

/** Reads whatever a person pasted: a file of Tidings, Postman or a browser, curl commands, an address of MXO, a body. */
export function readImport(text: string): Imported {
  const most = ownHead.test(text) ? longestOwnFile : longestText;
  if (text.length > most) {
    const har = readLongHar(text);
    return har === null ? { kind: 'unreadable', problem: tooLong(most) } : fromHttp(recording, recordings, har);
  }
  const trimmed = withoutByteOrderMark(text).trim();
  if (trimmed === '') return { kind: 'unreadable', problem: 'Nothing to import yet.' };
  if (/^[{[]/.test(trimmed)) return readJsonImport(trimmed);
  if (isBruFile(trimmed)) return fromHttp('A Bruno file', 'Bruno', readBruFile(trimmed));
  if (isHttpFile(trimmed)) return fromHttp('An HTTP file', 'HTTP file', readHttpFile(trimmed));
  if (/^type:\s*\w+\.insomnia\.rest\b/m.test(trimmed)) return { kind: 'unreadable', problem: insomniaYaml };
  if (hasCommand(trimmed)) return fromHttp('A cURL command', 'cURL commands', readCurl(trimmed));
  return readAddress(trimmed);
}

/** Whether a text has a request in it, and not just the address of one. */
export function hasRequest(text: string): boolean {
  const trimmed = withoutByteOrderMark(text).trim();
  return isBruFile(trimmed) || isHttpFile(trimmed) || hasCommand(trimmed);
}

/** What Tidings says of a text that it can't read. */
const unknownText =
  'Tidings can’t read this text. It reads an endpoint URL, an MXO tag or a page that contains one, a pixel URL, cURL and PowerShell commands, a JSON body, .http files, files from Postman, Insomnia, Bruno and browsers (HAR), and Tidings files.';

const insomniaYaml =
  'This Insomnia file is in the YAML format, which Tidings can’t read. In Insomnia, export the collection as HAR.';

const tooLong = (most: number) =>
  `This is longer than ${most / 1_000_000} million characters, the most you can import at once. Import it in parts.`;

function readJsonImport(text: string): Imported {
  const json = readJson(text);
  const head = z
    .looseObject({ tidings: z.literal('workspace'), version: z.number() })
    .safeParse(json.ok ? json.value : null);
  if (head.success) {
    if (head.data.version > workspaceFileVersion)
      return {
        kind: 'unreadable',
        problem: 'This file was made by a newer version of Tidings. Update Tidings, then import it.',
      };
    const file = workspaceFileSchema.safeParse(head.data);
    if (file.success) return { kind: 'workspace', file: file.data };
    return {
      kind: 'unreadable',
      problem: 'This is a Tidings file, but parts of it are damaged. Nothing was imported.',
    };
  }
  if (mayBeBody(text, json)) {
    const body = readBody(text);
    if (body.ok) {
      const draft = applyBody(blankDraft, body.body);
      return events('An event body', { requests: [{ name: '', folder: [], draft }] });
    }
  }
  if (!json.ok) return { kind: 'unreadable', problem: json.problem };
  for (const { what, folderName, read } of readers) {
    const reading = read(json.value);
    if (reading !== null) return fromHttp(what, folderName, reading);
  }
  return { kind: 'unreadable', problem: unknownText };
}

const recording = 'A browser recording';
const recordings = 'Browser recording';

/** The other tools whose JSON is read. Each reader gives null for what is not its tool's. */
const readers = [
  { what: 'A Postman file', folderName: 'Postman', read: readPostman },
  { what: recording, folderName: recordings, read: readHar },
  { what: 'An Insomnia file', folderName: 'Insomnia', read: readInsomnia },
  { what: 'A Bruno collection', folderName: 'Bruno', read: readBruno },
] as const;

/** A tree of a text takes a hundred times its room: it is made only of what has the one member that each body has. */
function mayBeBody(text: string, json: JsonReading): boolean {
  // A name without quotes, `{{name}}`, is not JSON, but may be in a body.
  if (!json.ok) return text.length <= longestWithTokens;
  const { value } = json;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'uri');
}

function readAddress(text: string): Imported {
  const reading = readGiven(text);
  if (reading.kind === 'unclear') return { kind: 'unreadable', problem: reading.problem };
  if (reading.kind === 'unknown') return { kind: 'unreadable', problem: unknownText };
  const { what, serverName, siteKey, tid, uri, doubt } = reading.given;
  if (doubt !== '')
    return { kind: 'unreadable', problem: `${what} alone isn’t enough to import. Paste it under Add environment.` };
  const request = { name: '', folder: [], draft: { ...editUri(blankDraft, uri), tid } };
  return events(what, {
    requests: tid === '' && uri === '' ? [] : [request],
    environments: [toEnvironment(serverName, [siteKey], [])],
    tids: tid === '' ? [] : [{ tid, place: { serverName, siteKey } }],
  });
}

/**
 * Sorts requests into those for this API and the rest, and makes environments of where they went.
 * @param folderName the folder for many requests that come without one
 */
function fromHttp(what: string, folderName: string, reading: Reading): Imported {
  if (!reading.ok) return { kind: 'unreadable', problem: reading.problem };
  const { found } = reading;
  const notTaken: NotTaken[] = [...found.notTaken];
  const taken: { readonly request: FoundRequest; readonly event: HttpEvent }[] = [];
  for (const request of found.requests) {
    const event = httpToEvent(request);
    if (event === null) notTaken.push({ what: request.name, why: whyNot(request) });
    else {
      taken.push({ request, event });
      if (event.note !== null) notTaken.push({ what: `The body of ${request.name}`, why: event.note, isChanged: true });
    }
  }
  // Many requests without a folder would hide what is at the top of the library.
  const together = taken.length > mostAtTop ? [folderName] : [];
  const requests = taken.map(({ request, event: { draft } }) => ({
    // All addresses of this API read the same: what the event is about says more.
    name: request.name === nameByAddress(request.method, request.url) ? nameOf(draft) : request.name,
    folder: request.folder.length > 0 ? request.folder : together,
    draft,
  }));
  const places = taken.map(({ event }) => event);
  const made = environmentsOf(places, found);
  const variables = fillVariables(found.variables);
  const dynamic = unknownDynamic(taken.map(({ event }) => event.draft));
  const headers = leftHeaders(taken.map(({ request }) => request));
  const open = unfilled([...variables, ...made.environments.flatMap((one) => one.variables)]);
  return events(what, {
    requests,
    environments: made.environments,
    variables,
    notTaken: [...notTaken, ...headers, ...dynamic, ...made.notTaken, ...open],
    tids: placedTids(places, found),
  });
}

/** The dynamic values of other tools that Tidings does not have: they block Send until they are replaced. */
function unknownDynamic(drafts: readonly Draft[]): readonly NotTaken[] {
  const tokens = new Set(drafts.flatMap((draft) => [...tokensOf(draft)]));
  return [...tokens]
    .filter((inner) => readWanted(inner).kind === 'dynamic' && !isDynamicValue(inner))
    .map((inner) => ({
      what: `{{${inner}}}`,
      why: 'Tidings doesn’t have this dynamic value. Replace it before you send.',
      isChanged: true,
    }));
}

function whyNot({ method, url }: FoundRequest): string {
  return method === 'POST' || /\/one\/rt\/track\//.test(url)
    ? 'It’s not for this API: it isn’t a POST to an address that ends in /one/rt/track/SITE-KEY/events.'
    : `It’s not for this API: ${method} ${url.slice(0, 80)}`;
}

function events(
  what: string,
  { requests = [], environments = [], variables = [], notTaken = [], tids = [] }: Partial<Omit<Events, 'kind'>>,
): Imported {
  return { kind: 'events', what, requests, environments, variables, notTaken, tids };
}
