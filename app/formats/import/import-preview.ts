import { formatCount } from '#app/quantity.ts';
import type { NotTaken } from './found.ts';
import type { Imported } from './read-import.ts';

/** Things of one kind that an import would make. */
export type PreviewPart = {
  /** In the singular, its plural with an s. */
  readonly noun: string;
  readonly count: number;
  /** Of the first of those that have one. */
  readonly names: readonly string[];
};

/** What is shown of an import before it is made: small, however large the import is. */
export type ImportPreview =
  | {
      readonly kind: 'ready';
      /** What the text is, in words. */
      readonly what: string;
      readonly parts: readonly PreviewPart[];
      /** The first of what is left out; `notTakenCount` says how much there is of it. */
      readonly notTaken: readonly NotTaken[];
      readonly notTakenCount: number;
      /** How many things of a Tidings file are here already, under the same id. */
      readonly clashes: number;
      /** How many events of a Tidings file came without their customer. */
      readonly withoutCustomer: number;
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

const mostNames = 12;
const mostNotTaken = 100;

/**
 * Sums up what was read.
 * @param clashes how many things of it are here already
 */
export function previewImport(imported: Imported, clashes: number): ImportPreview {
  if (imported.kind === 'unreadable') return imported;
  const isFile = imported.kind === 'workspace';
  const notTaken = isFile ? [] : imported.notTaken;
  return {
    kind: 'ready',
    what: isFile ? 'A Tidings file' : imported.what,
    parts: partsOf(imported),
    notTaken: notTaken.slice(0, mostNotTaken),
    notTakenCount: notTaken.length,
    clashes,
    withoutCustomer: isFile ? imported.file.withoutCustomer.length : 0,
  };
}

/** What an import has made, for a message: the events, or what else it is about. */
export function tellImported(imported: Exclude<Imported, { kind: 'unreadable' }>): string {
  const parts = partsOf(imported);
  const told = parts.find(({ noun }) => noun === 'request') ?? parts[0];
  return `${told === undefined ? 'Nothing' : formatCount(told.count, told.noun)} imported.`;
}

function partsOf(imported: Exclude<Imported, { kind: 'unreadable' }>): readonly PreviewPart[] {
  const nothing = { folders: [], templates: [], storyboards: [], visitors: [] };
  const from = imported.kind === 'workspace' ? imported.file : { ...nothing, ...imported };
  const parts = [
    { noun: 'request', names: from.requests.map(({ name }) => name) },
    { noun: 'folder', names: from.folders.map(({ name }) => name) },
    { noun: 'template', names: from.templates.map(({ title }) => title) },
    { noun: 'storyboard', names: from.storyboards.map(({ title }) => title) },
    { noun: 'visitor', names: from.visitors.map(({ name }) => name) },
    { noun: 'environment', names: from.environments.map(({ name }) => name) },
    { noun: 'variable', names: from.variables.map(({ name }) => name) },
  ];
  return parts
    .map(({ noun, names }) => ({
      noun,
      count: names.length,
      names: names.filter((name) => name !== '').slice(0, mostNames),
    }))
    .filter(({ count }) => count > 0);
}
