import { formatCount } from '#app/quantity.ts';
import type { NotTaken } from './found.ts';
import type { Imported } from './read-import.ts';
import {
  type Choice,
  countClashes,
  type EventsCome,
  type FileComes,
  type HereSummary,
  whatComesOfEvents,
  whatComesOfFile,
} from './what-comes.ts';

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
      /** By what the person chooses; the same for all where there is nothing to choose. */
      readonly choices: Readonly<Record<Choice, ChosenPreview>>;
      /** How many things of a Tidings file are here already, under the same id. */
      readonly clashes: number;
      /** How many events of a Tidings file came without their customer. */
      readonly withoutCustomer: number;
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** What an import makes and leaves out, as the person chose. */
export type ChosenPreview = {
  readonly parts: readonly PreviewPart[];
  /** The first of what is left out; `notTakenCount` says how much there is of it. */
  readonly notTaken: readonly NotTaken[];
  readonly notTakenCount: number;
};

const mostNames = 12;
const mostNotTaken = 100;

/** Summarises what an import would change here. */
export function previewImport(imported: Imported, here: HereSummary): ImportPreview {
  if (imported.kind === 'unreadable') return imported;
  const isFile = imported.kind === 'workspace';
  const clashes = isFile ? countClashes(here, imported.file) : 0;
  const mine = previewChoice(imported, here, 'mine');
  const choices = isFile
    ? { mine, theirs: previewChoice(imported, here, 'theirs'), both: previewChoice(imported, here, 'both') }
    : { mine, theirs: mine, both: mine };
  return {
    kind: 'ready',
    what: isFile ? 'A Tidings file' : imported.what,
    choices,
    clashes,
    withoutCustomer: isFile ? imported.file.withoutCustomer.length : 0,
  };
}

/** What an import has made, for a message: the events, or what else it is about. */
export function importedMessage(
  imported: Exclude<Imported, { kind: 'unreadable' }>,
  here: HereSummary,
  choice: Choice,
): string {
  const { parts } = previewChoice(imported, here, choice);
  const main = parts.find(({ noun }) => noun === 'request') ?? parts[0];
  return main === undefined ? 'Nothing new was imported.' : `${formatCount(main.count, main.noun)} imported.`;
}

function previewChoice(
  imported: Exclude<Imported, { kind: 'unreadable' }>,
  here: HereSummary,
  choice: Choice,
): ChosenPreview {
  const isFile = imported.kind === 'workspace';
  const { parts, left } = isFile
    ? partsOfFile(whatComesOfFile(here, imported.file, choice))
    : partsOfEvents(imported, whatComesOfEvents(here, imported));
  const notTaken = [...(isFile ? [] : imported.notTaken), ...left];
  return {
    parts: parts.map(sumUp).filter(({ count }) => count > 0),
    notTaken: notTaken.slice(0, mostNotTaken),
    notTakenCount: notTaken.length,
  };
}

type Named = { readonly noun: string; readonly names: readonly string[] };
type Parts = { readonly parts: readonly Named[]; readonly left: readonly NotTaken[] };

function partsOfFile(from: FileComes): Parts {
  const parts = [
    { noun: 'request', names: from.requests.map(({ name }) => name) },
    { noun: 'folder', names: from.folders.map(({ name }) => name) },
    { noun: 'template', names: from.templates.map(({ title }) => title) },
    { noun: 'storyboard', names: from.storyboards.map(({ title }) => title) },
    { noun: 'customer', names: from.visitors.map(({ name }) => name) },
    { noun: 'environment', names: from.environments.map(({ name }) => name) },
    { noun: 'variable', names: from.variables.map(({ name }) => name) },
  ];
  return { parts, left: from.notTaken };
}

function partsOfEvents({ requests }: Extract<Imported, { kind: 'events' }>, from: EventsCome): Parts {
  const parts = [
    { noun: 'request', names: requests.map(({ name }) => name) },
    { noun: 'folder', names: from.folders.map((names) => names.join(' / ')) },
    { noun: 'environment', names: from.environments.map(({ name }) => name) },
    { noun: 'variable', names: from.variables.map(({ name }) => name) },
  ];
  return { parts, left: from.notTaken };
}

function sumUp({ noun, names }: Named): PreviewPart {
  return { noun, count: names.length, names: names.filter((name) => name !== '').slice(0, mostNames) };
}
