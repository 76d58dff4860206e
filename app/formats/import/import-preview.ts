import { type TrustSetting, trustSettingsOf } from '#app/environments/trust-settings.ts';
import { normalName } from '#app/event/variables.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { shorten } from '#app/text/shorten.ts';
import { touchpointName } from '#app/touchpoints/touchpoint.ts';
import { ofFile } from './events-of-found.ts';
import type { NotTaken } from './found.ts';
import { type PartComes, whatComesInTurn } from './here-after.ts';
import { type FileKind, type Importable, type Imported, ownFile, partsOf } from './imported.ts';
import { type RecordedVisit, visitIn } from './visit-storyboard.ts';
import { visitTable } from './visit-table.ts';
import { type Choice, countClashes, type EventsCome, type FileComes, type HereSummary } from './what-comes.ts';

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
      /** What each of several files is; empty for one alone. */
      readonly files: readonly FileKind[];
      /** By what the person chooses; the same for all where there is nothing to choose. */
      readonly choices: Readonly<Record<Choice, ChosenPreview>>;
      /** How many things of a Tidings file are here already, under the same id. */
      readonly clashes: number;
      /** The visit that its events were recorded in; null where nothing says when they were made. */
      readonly visit: RecordedVisit | null;
      /** The data file that the visit can be saved as; null where there is no visit. */
      readonly dataFile: DataFilePreview | null;
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** What a data file of a visit would have. */
export type DataFilePreview = {
  readonly rows: number;
  readonly columns: number;
  /** The first of what its rows leave out; `notTakenCount` says how much there is of it. */
  readonly notTaken: readonly NotTaken[];
  readonly notTakenCount: number;
};

/** What an import makes and leaves out, as the person chose. */
export type ChosenPreview = {
  readonly parts: readonly PreviewPart[];
  /** The first of what is left out; `notTakenCount` says how much there is of it. */
  readonly notTaken: readonly NotTaken[];
  readonly notTakenCount: number;
  /** The first settings of its environments that need a yes; `trustCount` says how many there are. */
  readonly trust: readonly TrustSetting[];
  readonly trustCount: number;
  /** How many of the requests that come have lost their customer on the way. */
  readonly withoutCustomer: number;
};

const mostNames = 12;
const mostOfName = 100;
const mostNotTaken = 100;
const mostTrust = 100;

/** Summarises what an import would change here. */
export function previewImport(imported: Imported, here: HereSummary): ImportPreview {
  if (imported.kind === 'unreadable') return imported;
  const own = partsOf(imported).flatMap((part) => (part.imported.kind === 'workspace' ? [part.imported.file] : []));
  const mine = previewChoice(imported, here, 'mine');
  const choices =
    own.length > 0
      ? { mine, theirs: previewChoice(imported, here, 'theirs'), both: previewChoice(imported, here, 'both') }
      : { mine, theirs: mine, both: mine };
  return {
    kind: 'ready',
    what: whatOf(imported),
    files: imported.kind === 'files' ? imported.files : [],
    choices,
    clashes: whatComesInTurn(here, partsOf(imported), 'mine')
      .map(({ before, one: { part } }) =>
        part.imported.kind === 'workspace' ? countClashes(before, part.imported.file) : 0,
      )
      .reduce((sum, count) => sum + count, 0),
    visit: visitsIn(imported),
    dataFile: previewDataFile(imported),
  };
}

/** All visits of an import, each of which becomes a storyboard of its own. */
function visitsIn(imported: Importable): RecordedVisit | null {
  const visits = partsOf(imported).flatMap((part) =>
    part.imported.kind === 'events' ? (visitIn(part.imported.requests) ?? []) : [],
  );
  if (visits.length === 0) return null;
  return {
    events: visits.reduce((sum, { events }) => sum + events, 0),
    durationMs: visits.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

function previewDataFile(imported: Importable): DataFilePreview | null {
  const table = visitTable(imported);
  if (table === null) return null;
  const { rows, columns, notTaken } = table;
  return { rows: rows.length, columns: columns.length, ...firstNotes(notTaken) };
}

function firstNotes(notes: readonly NotTaken[]): Pick<DataFilePreview, 'notTaken' | 'notTakenCount'> {
  const shown = notes.slice(0, mostNotTaken).map((note) => ({ ...note, what: shorten(note.what) }));
  return { notTaken: shown, notTakenCount: notes.length };
}

function whatOf(imported: Importable): string {
  if (imported.kind !== 'files') return imported.kind === 'workspace' ? ownFile : imported.what;
  const { files } = imported;
  const taken = files.filter(({ what }) => what !== null).length;
  const all = formatCount(files.length, 'file');
  return taken === files.length ? all : `${formatNumber(taken)} of ${all}`;
}

/** What an import has made, for a message: the events, or what else it is about. */
export function importedMessage(imported: Importable, here: HereSummary, choice: Choice): string {
  const { parts } = previewChoice(imported, here, choice);
  const main = parts.find(({ noun }) => noun === 'request') ?? parts[0];
  return main === undefined ? 'Nothing new was imported.' : `${formatCount(main.count, main.noun)} imported.`;
}

function previewChoice(imported: Importable, here: HereSummary, choice: Choice): ChosenPreview {
  const comes = whatComesInTurn(here, partsOf(imported), choice).map(({ one }) => one);
  const staying = choice === 'theirs' ? withoutReplaced(comes) : comes;
  const inTurn = staying.map(partsOfOne);
  const left = inTurn.flatMap((one) => one.left);
  const notTaken = imported.kind === 'files' ? byFile([...imported.notTaken, ...left], imported.files) : left;
  const nouns = [...new Set(inTurn.flatMap(({ parts }) => parts.map(({ noun }) => noun)))];
  const named = nouns.map((noun): Named => {
    const names = inTurn.flatMap(({ parts }) => parts.flatMap((part) => (part.noun === noun ? part.names : [])));
    return { noun, names };
  });
  return {
    parts: named.map(sumUp).filter(({ count }) => count > 0),
    ...firstNotes(notTaken),
    ...previewTrust(comes),
    withoutCustomer: staying.reduce((sum, one) => sum + countWithoutCustomer(one), 0),
  };
}

/** Where theirs replace what is here, those of a later file replace those of an earlier one: each is counted once. */
function withoutReplaced(comes: readonly PartComes[]): readonly PartComes[] {
  const later = new Set<string>();
  return comes
    .toReversed()
    .map((one): PartComes => {
      if (one.kind === 'events') return one;
      const own: string[] = [];
      const staying = <T>(things: readonly T[], keyOf: (thing: T) => string): readonly T[] => {
        own.push(...things.map(keyOf));
        return things.filter((thing) => !later.has(keyOf(thing)));
      };
      const byId = ({ id }: { readonly id: string }) => `id ${id}`;
      const { comes: all } = one;
      const kept = {
        ...all,
        folders: staying(all.folders, byId),
        requests: staying(all.requests, byId),
        templates: staying(all.templates, byId),
        storyboards: staying(all.storyboards, byId),
        environments: staying(all.environments, byId),
        touchpoints: staying(all.touchpoints, (touchpoint) => `Touchpoint ${touchpointName(touchpoint)}`),
        variables: staying(all.variables, ({ name }) => `variable ${normalName(name)}`),
      };
      for (const key of own) later.add(key);
      return { ...one, comes: kept };
    })
    .toReversed();
}

function countWithoutCustomer({ kind, part: { imported }, comes }: PartComes): number {
  if (kind === 'events' || imported.kind === 'events') return 0;
  const lost = new Set(imported.file.withoutCustomer);
  return comes.requests.filter(({ id, draft }) => lost.has(id) && draft.customerKey === '').length;
}

/** Environments of other tools have no such settings. Of several files with the same environment, the last one counts. */
function previewTrust(comes: readonly PartComes[]): Pick<ChosenPreview, 'trust' | 'trustCount'> {
  const environments = comes.flatMap((one) => (one.kind === 'workspace' ? one.comes.environments : []));
  const last = new Map(environments.map((one) => [one.id, one]));
  const settings = [...last.values()].flatMap(trustSettingsOf);
  return { trust: settings.slice(0, mostTrust), trustCount: settings.length };
}

/** In the order of the files, so that what is left of one is together. */
function byFile(notes: readonly NotTaken[], files: readonly FileKind[]): readonly NotTaken[] {
  const placeOf = ({ file }: NotTaken) => {
    const place = files.findIndex(({ name }) => name === file);
    return place === -1 ? files.length : place;
  };
  return notes
    .map((note) => ({ note, place: placeOf(note) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ note }) => note);
}

function partsOfOne(one: PartComes): Parts {
  const { imported, file } = one.part;
  const { parts, left } = one.kind === 'workspace' ? partsOfFile(one.comes) : partsOfEvents(one.comes);
  // Notes on events name their files already.
  const read = imported.kind === 'events' ? imported.notTaken : ofFile(imported.notTaken ?? [], file);
  return { parts, left: [...read, ...ofFile(left, file)] };
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
    { noun: 'Touchpoint', names: from.touchpoints.map(touchpointName) },
    { noun: 'environment', names: from.environments.map(({ name }) => name) },
    { noun: 'variable', names: from.variables.map(({ name }) => name) },
  ];
  return { parts, left: from.notTaken };
}

function partsOfEvents(from: EventsCome): Parts {
  const parts = [
    { noun: 'request', names: from.requests.map(({ name }) => name) },
    { noun: 'folder', names: from.folders.map((names) => names.join(' / ')) },
    { noun: 'environment', names: from.environments.map(({ name }) => name) },
    { noun: 'variable', names: from.variables.map(({ name }) => name) },
  ];
  return { parts, left: from.notTaken };
}

function sumUp({ noun, names }: Named): PreviewPart {
  return { noun, count: names.length, names: firstOf(names) };
}

function firstOf(names: readonly string[]): readonly string[] {
  const named = names.filter((name) => name !== '').slice(0, mostNames);
  return named.map((name) => shorten(name, mostOfName));
}
