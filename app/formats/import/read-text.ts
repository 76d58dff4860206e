import { blankDraft } from '#app/event/draft.ts';
import { applyBody } from '#app/formats/body-json.ts';
import { isBruFile, readBruFile } from '#app/formats/bruno/bru-file.ts';
import { readBruno } from '#app/formats/bruno/bruno.ts';
import { hasCommand, isCommand, noCommand, readCurl } from '#app/formats/curl/curl.ts';
import { readHar, readInsomniaHar, readLongHar } from '#app/formats/har/har.ts';
import { isHttpFile, readHttpFile } from '#app/formats/http-file/http-file.ts';
import { readInsomnia } from '#app/formats/insomnia/insomnia.ts';
import { readFetch } from '#app/formats/javascript/fetch.ts';
import { readGiven, sayOpen } from '#app/formats/mxo/given.ts';
import { readPostman } from '#app/formats/postman/postman-import.ts';
import { beginsLikeOwnFile, longestOwnFile } from '#app/library/whole-workspace-file.ts';
import { hasConflictMarks, hasConflicts } from '#app/text/conflict-marks.ts';
import { beginsLikeImport, beginsLikeJson } from './begins-like.ts';
import { toEnvironment } from './environments-found.ts';
import { eventOfGiven } from './event-of-given.ts';
import type { FoundText } from './events-of-found.ts';
import type { Reading } from './found.ts';
import { type ImportedEvents, type ImportedWorkspace, importedEvents, type Unreadable } from './imported.ts';
import { type JsonReading, readJson } from './json-text.ts';
import { leftBeside } from './left-beside.ts';
import { readLenientBody } from './lenient-body.ts';
import { plainText } from './plain-text.ts';
import { readBeside } from './read-beside.ts';
import { readOwnFile } from './read-own-file.ts';

/** What a text is, before events are made of what it holds. */
export type TextReading =
  | { readonly kind: 'found'; readonly text: Omit<FoundText, 'file'> }
  | ImportedEvents
  | ImportedWorkspace
  | Unreadable;

/** The longest text that is read, in characters. A collection of thousands of requests has a tenth of it. */
const longestText = 20_000_000;

/** The longest text, in characters, that is read as a body although it is no JSON. */
const longestWithTokens = 1_000_000;

/** Reads whatever a person pasted: a file of Tidings, Postman or a browser, curl commands, an address of MXO, a body. */
export function readText(text: string): TextReading {
  const most = beginsLikeOwnFile.test(text) ? longestOwnFile : longestText;
  if (text.length > most) {
    const har = readLongHar(text);
    return har === null ? { kind: 'unreadable', problem: tooLong(most) } : found(recording, recordings, har);
  }
  const trimmed = plainText(text);
  if (trimmed === '') return { kind: 'unreadable', problem: 'Nothing to import yet.' };
  if (hasConflictMarks(trimmed)) return { kind: 'unreadable', problem: `This ${hasConflicts}` };
  if (beginsLikeJson(trimmed)) return readJsonText(trimmed);
  if (isBruFile(trimmed)) return found('A Bruno file', 'Bruno', readBruFile(trimmed));
  if (isHttpFile(trimmed)) return found('An HTTP file', 'HTTP file', readHttpFile(trimmed));
  if (isInsomniaYaml(trimmed)) return { kind: 'unreadable', problem: insomniaYaml };
  const calls = readFetch(trimmed);
  if (calls !== null) return found('A JavaScript request', 'JavaScript requests', calls);
  const commands = hasCommand(trimmed) ? readCurl(trimmed) : null;
  const isOfCommands = commands !== null && isCommand(trimmed) && !isOnlyNamed(commands);
  const isRead = commands?.ok === true || beginsLikeImport(trimmed);
  const beside = isOfCommands && isRead ? null : readBeside(trimmed);
  // A message may only speak of curl, and a program may look like PowerShell.
  if (commands !== null && (beside === null || isOfMxo(commands)))
    return found('A cURL command', 'cURL commands', commands);
  if (beside === null) return readAddress(trimmed);
  const isLost = isOfCommands && !commands.ok;
  return found('An endpoint with an event', 'Events', isLost ? withNote(beside, commands.problem) : beside);
}

/** What is read beside a command that can't be read, with the reason why it can't. */
function withNote(reading: Reading, why: string): Reading {
  if (!reading.ok) return reading;
  const { found } = reading;
  return { ...reading, found: { ...found, notTaken: [{ what: 'A command', why }, ...found.notTaken] } };
}

function isOfMxo(reading: Reading): boolean {
  return reading.ok && reading.found.requests.some(({ url }) => url.includes('/one/rt/'));
}

/** Whether a text only names a command: what is behind it is no address. */
function isOnlyNamed(reading: Reading): boolean {
  return reading.ok ? !reading.found.requests.some(({ url }) => /[/.:{$%]/.test(url)) : reading.problem === noCommand;
}

/** Whether a plain text has a request in it, and not just the address of one. */
export function hasRequest(text: string): boolean {
  if (hasConflictMarks(text)) return true;
  const isProgram = isBruFile(text) || isHttpFile(text) || hasCommand(text) || readFetch(text) !== null;
  return isProgram || readBeside(text) !== null;
}

/** Whether a text is an export of Insomnia in YAML: of version 5, or of version 4, which can be JSON too. */
function isInsomniaYaml(text: string): boolean {
  const isOfFour = /^_type:[^\S\n]*export\b/m.test(text) && /^__export_format:/m.test(text);
  return isOfFour || /^type:[^\S\n]*\w+\.insomnia\.rest\b/m.test(text);
}

/** What Tidings says of a text that it can't read. */
const unknownText =
  'Tidings can’t read this text. It reads an endpoint URL, an MXO tag or a page that contains one, a pixel URL, cURL and PowerShell commands, fetch calls, a JSON body, .http files, files from Postman, Insomnia, Bruno and browsers (HAR), and Tidings files.';

const insomniaYaml =
  'This Insomnia file is in the YAML format, which Tidings can’t read. In Insomnia, export the collection as HAR.';

const tooLong = (most: number) =>
  `This is longer than ${most / 1_000_000} million characters, the most you can import at once. Import it in parts.`;

function readJsonText(text: string): TextReading {
  const json = readJson(text);
  const own = json.ok ? readOwnFile(json.value) : null;
  if (own !== null) return own;
  if (mayBeBody(text, json)) {
    const { reading, changes } = readLenientBody(text);
    if (reading.ok) {
      const draft = applyBody(blankDraft, reading.body);
      const notTaken = changes.map((why) => ({ what: 'The body', why, isChanged: true }));
      return importedEvents('An event body', { requests: [{ name: '', folder: [], draft }], notTaken });
    }
  }
  if (!json.ok) return { kind: 'unreadable', problem: json.problem };
  for (const { what, folderName, read } of readers) {
    const reading = read(json.value);
    if (reading !== null) return found(what, folderName, reading);
  }
  return { kind: 'unreadable', problem: unknownText };
}

const recording = 'A browser recording';
const recordings = 'Browser recording';

/** The other tools whose JSON is read. Each reader gives null for what is not its tool's. */
const readers = [
  { what: 'A Postman file', folderName: 'Postman', read: readPostman },
  { what: 'An Insomnia file', folderName: 'Insomnia', read: readInsomniaHar },
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

function readAddress(text: string): TextReading {
  const reading = readGiven(text);
  if (reading.kind === 'unclear') return { kind: 'unreadable', problem: reading.problem };
  if (reading.kind === 'unknown') return { kind: 'unreadable', problem: unknownText };
  const { what, serverName, siteKey, tid, uri, openServer, doubt } = reading.given;
  if (doubt !== '') {
    const open = openServer === '' ? '' : ` ${sayOpen(openServer)}`;
    return {
      kind: 'unreadable',
      problem: `${what} alone isn’t enough to import.${open} Paste it under Add environment.`,
    };
  }
  const { draft, notTaken } = eventOfGiven(reading.given);
  const request = { name: '', folder: [], draft };
  return importedEvents(what, {
    requests: tid === '' && uri === '' ? [] : [request],
    environments: [toEnvironment(serverName, [siteKey], [])],
    tids: tid === '' ? [] : [{ tid, place: { serverName, siteKey } }],
    notTaken: [...notTaken, ...leftBeside(text)],
  });
}

function found(what: string, folderName: string, reading: Reading): TextReading {
  if (!reading.ok) return { kind: 'unreadable', problem: reading.problem };
  return { kind: 'found', text: { what, folderName, found: reading.found } };
}
