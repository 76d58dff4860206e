import { describe, expect, it } from 'vitest';
import type { Variable } from '#app/event/variables.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { fillIn } from './fill-variables.ts';
import { planImport } from './plan-import.ts';
import { readFiles } from './read-files.ts';
import { readImport } from './read-import.ts';
import type { Here } from './what-comes.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const raw = '{"uri":"assist://a?c={{ campaign }}","ck":"ada"}';

const autumnUris = ['assist://a?c={{ campaign }}', 'assist://a?c={{campaign_2}}'];

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
    uris: autumnUris,
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

describe('Postman’s globals beside collections', () => {
  const file = (name: string, value: object) => ({ name: `${name}.json`, text: JSON.stringify(value) });
  const values = (given: Record<string, string>) => Object.entries(given).map(([key, value]) => ({ key, value }));
  const collection = (name: string, own: Record<string, string>) =>
    file(name, {
      info: { name },
      item: [{ name, request: { method: 'POST', url, body: { mode: 'raw', raw: '{"uri":"a://b","ck":"{{ck}}"}' } } }],
      variable: values(own),
    });
  const globals = (name: string, ck: string) =>
    file(name, { name, values: values({ ck }), _postman_variable_scope: 'globals' });
  const environment = (name: string, own: Record<string, string>) => file(name, { name, values: values(own) });
  function read(...files: ReturnType<typeof file>[]) {
    const imported = readFiles(files);
    const part = imported.kind === 'files' ? imported.parts[0]?.imported : undefined;
    if (part?.kind !== 'events') throw new Error(JSON.stringify(imported));
    const sent = (own: readonly Variable[]) =>
      part.requests.map(({ draft }) => fillIn(draft.customerKey, [...part.variables, ...own]));
    return { ...part, sent };
  }

  it('are the values of a collection that has none, wherever their file is in the list', () => {
    const { sent, notTaken } = read(collection('A', { ck: 'a' }), collection('B', {}), globals('globals', 'all'));
    expect(sent([])).toEqual(['a', 'all']);
    expect(notTaken).toMatchObject([{ file: 'A.json', what: 'The variable ck', isChanged: true }]);
  });

  it('leave an environment its own value, also where a collection’s variable got another name', () => {
    const files = [collection('A', { ck: 'a' }), collection('B', {}), globals('globals', 'all')];
    const { sent, environments } = read(...files, environment('UAT', { ck: 'uat' }), environment('Live', { x: '1' }));
    expect(environments.map((one) => [one.name, ...sent(one.variables)])).toContainEqual(['UAT', 'uat', 'uat']);
    expect(environments.map((one) => [one.name, ...sent(one.variables)])).toContainEqual(['Live', 'a', 'all']);
  });

  it('are said to be used by no request where other globals have their name', () => {
    const { notTaken } = read(globals('one', '1'), globals('two', '2'), collection('A', {}));
    expect(notTaken.map(({ why }) => why)).toEqual([
      'There’s already one with another value. This one is imported as ck_2, which no request uses.',
    ]);
  });
});

describe('an environment in a file beside collections', () => {
  const collection = (name: string, values: Record<string, string>, { body = raw, address = url } = {}) =>
    JSON.stringify({
      info: { name },
      item: [{ name, request: { method: 'POST', url: address, header: [], body: { mode: 'raw', raw: body } } }],
      variable: Object.entries(values).map(([key, value]) => ({ key, value })),
    });
  const environment = (name: string, values: Record<string, string>) =>
    JSON.stringify({ name, values: Object.entries(values).map(([key, value]) => ({ key, value })) });
  function eventsIn(...texts: readonly string[]) {
    const imported = readFiles(texts.map((text, index) => ({ name: `${index}.json`, text })));
    const part = imported.kind === 'files' ? imported.parts[0]?.imported : undefined;
    if (part?.kind !== 'events') throw new Error(JSON.stringify(imported));
    return part;
  }

  it('sets the server of both, whatever they say', () => {
    const address = '{{baseUrl}}/one/rt/track/ONE-5BTO1FBU1O-1109/events';
    const { environments, requests, notTaken } = eventsIn(
      collection('A', { baseUrl: 'https://dev-a.example.com' }, { address }),
      collection('B', { baseUrl: 'https://dev-b.example.com' }, { address }),
      environment('UAT', { baseUrl: 'https://uat.example.com', campaign: '1' }),
    );
    expect(environments.map((one) => [one.name, one.serverName])).toEqual([['UAT', 'https://uat.example.com']]);
    expect(requests).toHaveLength(2);
    expect(notTaken).toEqual([expect.objectContaining({ what: 'The variable baseUrl', file: '1.json' })]);
  });

  it('sets a variable of both, unless a second environment does not', () => {
    const texts = [collection('A', { campaign: '1' }), collection('B', { campaign: '2' })];
    const urisOf = (...more: readonly string[]) => eventsIn(...texts, ...more).requests.map(({ draft }) => draft.uri);
    const uat = environment('UAT', { campaign: '3' });
    expect(urisOf(uat)).toEqual(['assist://a?c={{ campaign }}', 'assist://a?c={{ campaign }}']);
    expect(urisOf(uat, environment('Live', { other: 'x' }))).toEqual(autumnUris);
  });

  it('gives its own value to a variable that is built from one of its own', () => {
    const body = '{"uri":"assist://a","properties":[{"name":"l","value":"{{link}}"}],"ck":"ada"}';
    const link = '{{host}}/offer';
    const uat = environment('UAT', { host: 'https://uat.example.com' });
    const both = eventsIn(collection('A', { host: 'https://dev.example.com', link }, { body }), uat);
    const own = { name: 'link', value: 'https://uat.example.com/offer' };
    expect(both.environments.find(({ name }) => name === 'UAT')?.variables).toContainEqual(own);
    expect(both.variables).toContainEqual({ name: 'link', value: 'https://dev.example.com/offer' });
    const only = eventsIn(collection('A', { link }, { body }), uat);
    expect(only.environments.find(({ name }) => name === 'UAT')?.variables).toContainEqual(own);
    expect(only.variables).toEqual([]);
    expect(only.notTaken.map(({ what }) => what)).toEqual(['The server of UAT']);
    const open = eventsIn(collection('A', { link }, { body }), uat, environment('Live', { other: 'x' }));
    expect(open.notTaken.map(({ what }) => what)).toContain('{{host}} in the variable link');
  });
});
