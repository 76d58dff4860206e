import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import { eventsOfFound, type FoundText, ofFile } from './events-of-found.ts';
import type { Found, NotTaken } from './found.ts';
import { type FileKind, type Importable, type Imported, type ImportedPart, ownFile, partsOf } from './imported.ts';
import { readImport } from './read-import.ts';
import { readText } from './read-text.ts';

/** A file to import: its text, or why there is none. */
export type GivenText =
  | {
      readonly name: string;
      readonly text: string;
      /** Why some of its letters may be others than in the file, in words; absent or null where they are not. */
      readonly doubt?: string | null;
    }
  | { readonly name: string; readonly text: null; readonly problem: string };

/** Rows for a run. Their text is not read as anything else where it can't be. */
const dataName = /\.(?:csv|tsv|xls[xmb]?|ods|jsonl|ndjson)$/i;

/** Those of them that are not text. */
export const workbookName = /\.(?:xls[xmb]?|ods)$/i;

const isData = 'This is a data file. Choose it under Data file in a new run, to send an event for each of its rows.';

/**
 * Reads several files as one import. An environment in one of them says where the requests of another go. A file that can't
 * be read is named, and the others are read all the same.
 */
export function readFiles(files: readonly GivenText[]): Imported {
  const [only] = files;
  if (only !== undefined && files.length === 1) return readOnly(only);
  const kinds: FileKind[] = [];
  const notTaken: NotTaken[] = [];
  const found: FoundText[] = [];
  const workspaces: ImportedPart[] = [];
  const others: ImportedPart[] = [];
  const names = new Map<string, string>();
  for (const given of files) {
    const { name: file } = given;
    const leave = (why: string) => {
      kinds.push({ name: file, what: null });
      notTaken.push({ file, what: 'The whole file', why });
    };
    if (given.text === null) {
      leave(given.problem);
      continue;
    }
    const known = names.get(given.text);
    if (known !== undefined) {
      leave(`It’s the same as ${known === file ? 'the other file of this name' : known}, which is read once.`);
      continue;
    }
    names.set(given.text, file);
    const reading = readText(given.text);
    if (reading.kind !== 'unreadable') notTaken.push(...ofFile(lettersNote(given.doubt), file));
    switch (reading.kind) {
      case 'unreadable':
        leave(dataName.test(file) ? isData : reading.problem);
        break;
      case 'found':
        kinds.push({ name: file, what: reading.text.what });
        found.push({ ...reading.text, found: named(reading.text.found, file), file });
        break;
      case 'workspace':
        kinds.push({ name: file, what: ownFile });
        workspaces.push({ file, imported: reading });
        break;
      case 'events':
        kinds.push({ name: file, what: reading.what });
        others.push({ file, imported: reading });
    }
  }
  const together: readonly ImportedPart[] =
    found.length === 0
      ? []
      : [{ file: found.length === 1 ? (found[0]?.file ?? null) : null, imported: eventsOfFound(found) }];
  // The variables of a Tidings file can't be renamed: those of other files are, where they differ.
  return { kind: 'files', files: kinds, parts: [...workspaces, ...together, ...others], notTaken };
}

/** Some tools name an environment by its file alone. */
function named(found: Found, file: string): Found {
  const name = file.replace(/(?:\.postman_environment)?\.\w+$/, '');
  return { ...found, environments: found.environments.map((one) => (one.name === '' ? { ...one, name } : one)) };
}

function readOnly(file: GivenText): Imported {
  if (file.text === null) return { kind: 'unreadable', problem: file.problem };
  const imported = readImport(file.text);
  if (imported.kind === 'unreadable')
    return dataName.test(file.name) ? { kind: 'unreadable', problem: isData } : imported;
  return { ...imported, notTaken: [...lettersNote(file.doubt), ...(imported.notTaken ?? [])] };
}

function lettersNote(doubt: string | null | undefined): readonly NotTaken[] {
  return doubt ? [{ what: 'The letters of the file', why: doubt, isChanged: true }] : [];
}

/** Where the TIDs of an import belong. */
export function tidsOf(imported: Importable): readonly PlacedTid[] {
  return partsOf(imported).flatMap((part) => (part.imported.kind === 'events' ? part.imported.tids : []));
}
