import { describe, expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import type { Here } from './what-comes.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const raw = '{"uri":"assist://a?c={{ campaign }}","ck":"ada"}';

function eventsOf(text: string) {
  const imported = readImport(text);
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

describe('variables of the same name with another value', () => {
  const withCampaign = (name: string, value: string) => ({
    info: { name },
    item: [{ name, request: { method: 'POST', url, header: [], body: { mode: 'raw', raw } } }],
    variable: [{ key: 'campaign', value }],
  });
  const autumn = {
    variables: ['campaign=1111', 'campaign_2=9999'],
    uris: ['assist://a?c={{ campaign }}', 'assist://a?c={{campaign_2}}'],
  };
  const made = ({ workspace }: { readonly workspace: Here['workspace'] }) => ({
    variables: workspace.variables.map(({ name, value }) => `${name}=${value}`),
    uris: workspace.requests.map(({ draft }) => draft.uri),
  });
  const options = {
    choice: 'mine',
    customerKey: '',
    newId: () => crypto.randomUUID(),
    at: '2026-01-01T00:00:00.000Z',
  } as const;
  const importInto = (here: Here, text: string): Here => planImport(here, eventsOf(text), options);
  const nothing: Here = { workspace: blankWorkspace, environments: [] };

  it('of two collections, imported one after the other', () => {
    const spring = importInto(nothing, JSON.stringify(withCampaign('Spring', '1111')));
    expect(made(importInto(spring, JSON.stringify(withCampaign('Autumn', '9999'))))).toEqual(autumn);
  });

  it('of two collections in one file', () => {
    const dump = JSON.stringify({ collections: [withCampaign('Spring', '1111'), withCampaign('Autumn', '9999')] });
    expect(made(importInto(nothing, dump))).toEqual(autumn);
    expect(eventsOf(dump).notTaken.map(({ what }) => what)).toEqual(['The variable campaign']);
  });
});
