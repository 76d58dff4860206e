import { eventsOfFound } from './events-of-found.ts';
import type { ImportedPart, Unreadable } from './imported.ts';
import { readText } from './read-text.ts';

/** Reads whatever a person pasted: a file of Tidings, Postman or a browser, curl commands, an address of MXO, a body. */
export function readImport(text: string): ImportedPart['imported'] | Unreadable {
  const reading = readText(text);
  return reading.kind === 'found' ? eventsOfFound([{ ...reading.text, file: null }]) : reading;
}
