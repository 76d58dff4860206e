import type { Dispatch } from 'react';
import { nameOfServer, normalServerName } from '#app/environments/endpoint.ts';
import { blankEnvironment, type Environment, foldEnvironmentName, practiceId } from '#app/environments/environment.ts';
import { newColour } from '#app/environments/new-colour.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Place } from '#app/formats/import/read-paste.ts';
import { createNamer } from '#app/text/unique-name.ts';
import { ask } from '#renderer/ask.ts';
import { findPlace, preferEnvironment } from '#renderer/state/selection.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

/** The environment that sends to a place, and what was changed for it. */
export type FoundPlace = {
  readonly selection: Selection;
  readonly environment: Environment;
  readonly how: 'found' | 'key-added' | 'made';
  /** The environment as it was; null when it is new or unchanged. */
  readonly before: Environment | null;
};

/**
 * Finds the environment that sends to a place. Otherwise adds the site key to that of the server, or makes one. Where
 * several could be meant, it is the one in use, or one that asks before sending.
 */
export async function findOrMakePlace(
  { environments, selection: { environmentId } }: Pick<WorkbenchState, 'environments' | 'selection'>,
  place: Place,
  dispatch: Dispatch<WorkbenchAction>,
): Promise<FoundPlace | null> {
  const known = findPlace(environments, place, environmentId);
  const found = environments.find(({ id }) => id === known?.environmentId);
  if (known !== null && found !== undefined)
    return { selection: known, environment: found, how: 'found', before: null };
  const ofServer = environments.filter(
    ({ id, serverName }) => id !== practiceId && normalServerName(serverName) === normalServerName(place.serverName),
  );
  const before = preferEnvironment(ofServer, environmentId) ?? null;
  const added = before === null ? newEnvironment(environments, place) : withSiteKey(before, place.siteKey);
  const answer = await ask('environment.save', { environment: added }, `${added.name} wasn’t added`);
  if (answer === null) return null;
  if (answer.kind === 'refused') {
    say(`${added.name} wasn’t added. ${answer.says.join(' ')}`, 'problem');
    return null;
  }
  dispatch({ type: 'environments-changed', environments: answer.environments });
  const environment = answer.environments.find(({ id }) => id === added.id) ?? added;
  const selection = { environmentId: added.id, siteKey: place.siteKey };
  return { selection, environment, how: before === null ? 'made' : 'key-added', before };
}

/** A new environment, named by its host. */
function newEnvironment(environments: readonly Environment[], { serverName, siteKey, form }: Place): Environment {
  const names = environments.map(({ name }) => name);
  const name = createNamer(names, foldEnvironmentName)(nameOfServer(serverName));
  const colours = environments.map(({ colour }) => colour);
  return {
    ...blankEnvironment(crypto.randomUUID()),
    name,
    colour: newColour({ name, askBeforeSending: false }, colours),
    serverName,
    siteKeys: [{ siteKey, label: '' }],
    ...form,
  };
}

function withSiteKey(environment: Environment, siteKey: string): Environment {
  return { ...environment, siteKeys: [...environment.siteKeys, { siteKey, label: '' }] };
}

/** Takes back what was changed for a place. Returns whether it could. */
export async function takeBackPlace(
  { environment, how, before }: FoundPlace,
  dispatch: Dispatch<WorkbenchAction>,
): Promise<boolean> {
  if (how === 'found') return true;
  const swap = { out: [environment], put: before === null ? [] : [before] };
  const answer = await ask('environment.swap', swap, 'the environment wasn’t changed back');
  if (answer !== null) dispatch({ type: 'environments-changed', environments: answer.environments });
  return answer !== null;
}
