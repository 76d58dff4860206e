import type { Environment } from '#app/environments/environment.ts';
import { tokensOf } from '#app/event/draft-texts.ts';
import { type Draw, namesOf, type Variable } from '#app/event/variables.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import { itemsIn } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { wellFormed } from '#app/text/percent.ts';
import { createNamer } from '#app/text/unique-name.ts';
import { type PostmanRequest, toPostmanRequest } from './postman-request.ts';
import { createStands, type NewName } from './postman-tokens.ts';

export type PostmanOptions = {
  readonly environment: Environment;
  readonly siteKey: string;
  /** Those of all environments: those that are used are written too. */
  readonly variables: readonly Variable[];
  /** What the values of this moment are drawn from, where Postman has no such value. */
  readonly draw: Draw;
};

/** A collection as text, and what the person has to know of it before it is written. */
export type PostmanCollection = { readonly text: string; readonly notes: readonly string[] };

/**
 * Writes the saved requests as a Postman collection v2.1, in their folders. Server and site key are variables of the
 * collection with names that none of the person's own has, so that none of these can lead the events elsewhere.
 */
export function formatPostmanCollection(
  name: string,
  workspace: Workspace,
  { environment, siteKey, variables, draw }: PostmanOptions,
): PostmanCollection {
  // Names without a value too: Postman would fill them in.
  const named = workspace.requests.flatMap(({ draft }) => [...tokensOf(draft)]);
  const newName = createNames([...namesOf([...environment.variables, ...variables]), ...named]);
  const [server, key] = [newName('tidings_server'), newName('tidings_site_key')];
  const used = new Map<string, string>();
  const notes = new Set<string>();
  const standFor = createStands(newName, draw);

  function toItem(request: SavedRequest) {
    const written = toPostmanRequest(request.draft, { environment, workspace: variables, standFor, draw });
    for (const one of written.uses) used.set(one.name, one.value);
    for (const { variable, note } of written.stands) {
      if (variable !== null) used.set(variable.key, variable.value);
      if (note !== '') notes.add(note);
    }
    for (const note of notesOf(request, written)) notes.add(note);
    return itemOf(request.name, written, { server, key });
  }
  const itemsFor = (folderId: string | null): readonly unknown[] =>
    itemsIn(workspace, folderId).map((item) =>
      item.kind === 'folder' ? { name: item.folder.name, item: itemsFor(item.folder.id) } : toItem(item.request),
    );

  const item = itemsFor(null);
  const collection = {
    info: {
      name,
      description: `All events go to {{${server}}} with the site key {{${key}}}. Variables with these names in a Postman environment override those of the collection.`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item,
    variable: [
      { key: server, value: serverNameFor(environment, siteKey) },
      { key, value: encodeURIComponent(wellFormed(siteKey)) },
      ...Array.from(used, ([name, value]) => ({ key: name, value })),
    ],
  };
  return { text: `${JSON.stringify(collection, null, 2)}\n`, notes: [...notes] };
}

/** Hands out names that aren't taken, without blanks. */
function createNames(taken: readonly string[]): NewName {
  const names = new Set(taken);
  const giveName = createNamer(names);
  return (wanted) => {
    let name = '';
    // Without its blank, a free name may be one that is taken.
    do name = giveName(wanted).replaceAll(' ', '_');
    while (names.has(name));
    names.add(name);
    return name;
  };
}

function notesOf({ name, draft }: SavedRequest, { writtenOut, unknown }: PostmanRequest): readonly string[] {
  return [
    ...writtenOut.map((one) => `The value of {{${one}}} was filled in, because Postman would not escape it.`),
    ...unknown.map((one) => `There is no variable {{${one}}}. Set it in Postman.`),
    ...(draft.unreadBody === null || draft.sendAs === 'pixel'
      ? []
      : [`The body of ${name} is not valid JSON. It was exported as is.`]),
  ];
}

function itemOf(name: string, { isPixel, query, body }: PostmanRequest, { server, key }: PlaceNames) {
  const end = isPixel ? 'pixel' : 'events';
  const url = {
    raw: `{{${server}}}/one/rt/track/{{${key}}}/${end}${query === '' ? '' : `?${query}`}`,
    host: [`{{${server}}}`],
    path: ['one', 'rt', 'track', `{{${key}}}`, end],
    ...(query === '' ? {} : { query: query.split('&').map(toPair) }),
  };
  if (isPixel) return { name, request: { method: 'GET', header: [{ key: 'Accept', value: '*/*' }], url } };
  return {
    name,
    request: {
      method: 'POST',
      header: [
        { key: 'Content-Type', value: 'application/json; charset=utf-8' },
        { key: 'Accept', value: 'application/json' },
      ],
      url,
      body: { mode: 'raw', raw: body, options: { raw: { language: 'json' } } },
    },
  };
}

/** The names of the variables that hold the server and the site key. */
type PlaceNames = { readonly server: string; readonly key: string };

function toPair(part: string) {
  const [key = '', ...value] = part.split('=');
  return { key, value: value.length === 0 ? null : value.join('=') };
}
