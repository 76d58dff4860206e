import { addressesIn } from '#app/event/addresses.ts';
import { ownValue } from '#app/own-value.ts';
import { formatCount } from '#app/quantity.ts';
import { decodePercent } from '#app/text/percent.ts';
import type { WorkspaceFile } from './workspace-file.ts';

/** Something that a file says of customers: what it is, and what is there. */
export type FileContent = { readonly what: string; readonly texts: readonly string[] };

/** Where an address can be besides the fields for keys, by the member of the file that it is in. */
const places: Readonly<Record<string, string>> = {
  uri: 'Addresses in URIs',
  parameters: 'Addresses in URIs',
  properties: 'Addresses in property values',
  extra: 'Addresses in property values',
  unreadBody: 'Addresses in property values',
  variables: 'Addresses in variables',
};
const elsewhere = 'Addresses in names, notes and titles';

/** What a file has in it that may say who a customer is, so that a person sees it before it is written. */
export function contentsOf(file: WorkspaceFile): readonly FileContent[] {
  const { requests, storyboards, visitors } = file;
  const steps = storyboards.flatMap((storyboard) => storyboard.steps);
  const drafts = [
    ...requests.map(({ draft }) => draft),
    ...steps.flatMap((step) => (step.kind === 'event' ? [step.draft] : [])),
  ];
  const people = [...storyboards.flatMap(({ cast }) => cast), ...visitors];
  const owners = [...drafts, ...people];
  const stepsWith = (text: 'note' | 'storyLine') => {
    const count = steps.filter((step) => step.kind !== 'pause' && step[text] !== '').length;
    return count === 0 ? [] : [formatCount(count, 'step')];
  };
  const named = owners.flatMap(({ properties }) => properties.map(({ name }) => name));
  return [
    { what: 'Names', texts: people.map(({ name }) => name) },
    { what: 'Customer keys', texts: owners.map(({ customerKey }) => customerKey) },
    { what: 'TIDs', texts: drafts.map(({ tid }) => tid) },
    ...addressesOf(file),
    { what: 'Properties', texts: named },
    { what: 'Notes', texts: stepsWith('note') },
    { what: 'Story lines', texts: stepsWith('storyLine') },
  ].flatMap(({ what, texts }) => {
    const found = [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
    return found.length === 0 ? [] : [{ what, texts: found }];
  });
}

/** The addresses that are in the file besides its customer keys, by their place. */
function addressesOf(file: WorkspaceFile): readonly FileContent[] {
  const found = new Map<string, string[]>();
  function look(value: unknown, member: string, place: string) {
    if (typeof value === 'string' && member !== 'customerKey') {
      const addresses = addressesIn(decodePercent(value));
      if (addresses.length > 0) found.set(place, [...(found.get(place) ?? []), ...addresses]);
    } else if (Array.isArray(value)) for (const one of value) look(one, member, place);
    else if (value !== null && typeof value === 'object')
      for (const [name, one] of Object.entries(value)) look(one, name, ownValue(places, name) ?? place);
  }
  look(file, '', elsewhere);
  return [...new Set([...Object.values(places), elsewhere])].map((what) => ({ what, texts: found.get(what) ?? [] }));
}
