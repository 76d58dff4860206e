import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { Template } from '#app/templates/template.ts';

/** An event in which everything that has a name has this one. */
export function namedDraft(name: string): Draft {
  return {
    ...editUri(blankDraft, `assist://desk/{{${name}}}?${name}={{?${name}}}`),
    properties: [
      { enabled: true, name, value: `{{${name}}}` },
      { enabled: true, name: `${name} 2`, value: `{"${name}":1}`, json: true },
    ],
    customerKey: name,
    extra: [{ name, json: `"of ${name}"` }],
  };
}

/** A workspace in which everything has this name, also as its id, and with this value for its variable. */
export function namedWorkspace(name: string): Workspace {
  const draft = namedDraft(name);
  const field = { type: 'text', choices: [name], example: '', help: '', required: true, initial: name } as const;
  const template: Template = {
    version: 1,
    id: name,
    title: name,
    when: name,
    channel: 'Web',
    uri: 'assist://desk',
    fields: [{ ...field, id: name, label: name, target: { kind: 'property', name } }],
    story: `It is {${name}}.`,
    deletedAt: null,
  };
  const storyboard: Storyboard = {
    version: 1,
    id: name,
    title: name,
    about: name,
    cast: [{ id: name, name, customerKey: name, properties: [{ enabled: true, name, value: name }] }],
    steps: [{ kind: 'event', id: name, title: name, note: name, storyLine: name, castId: name, draft }],
    deletedAt: null,
  };
  return {
    ...blankWorkspace,
    folders: [{ id: name, name, folderId: null, deletedAt: null }],
    requests: [
      { id: `request ${name}`, name, folderId: name, draft, usedAt: '2026-01-01T00:00:00.000Z', deletedAt: null },
    ],
    templates: [template],
    storyboards: [storyboard],
    variables: [{ name, value: `value-of-${name}` }],
    visitors: [{ customerKey: name, name, note: name, properties: [{ enabled: true, name, value: name }] }],
    touchpoints: [
      {
        id: name,
        name,
        pattern: 'assist://desk',
        interactionPoints: [{ name, pattern: `/${name}`, isRegularExpression: false }],
        capturePoints: [{ apiName: name, key: name, interactionPoint: name }],
      },
    ],
  };
}

export function namedEnvironment(name: string, serverName: string): Environment {
  const siteKeys = [{ siteKey: name, label: name }];
  return { ...blankEnvironment(name), name, serverName, siteKeys, variables: [{ name: `${name} 2`, value: name }] };
}
