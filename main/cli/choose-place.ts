import { parseEndpoint } from '#app/environments/endpoint.ts';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import type { Variable } from '#app/event/variables.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import type { Sending } from './place-arguments.ts';

/** Where events go: an environment with the values of this command line, and one of its site keys. */
export type ChosenPlace = {
  readonly environment: Environment;
  /** The variables that the environment has without those of this command line. */
  readonly ownVariables: readonly Variable[];
  readonly siteKey: string;
};

/**
 * Finds where to send to.
 * @param environments those of the workspace file; for Practice, that of the server that was started
 * @param env the variables of the process: secrets come from there
 */
export function choosePlace(
  sending: Sending,
  environments: readonly Environment[],
  env: Readonly<Record<string, string | undefined>>,
): Found<ChosenPlace> {
  const chosen = chooseEnvironment(sending, environments);
  if (!chosen.ok) return chosen;
  const environment: Environment = {
    ...chosen.value,
    // The last of one name wins.
    variables: [...chosen.value.variables, ...variablesOf(env), ...sending.variables],
    ...(sending.timeoutMs !== null && { timeoutMs: sending.timeoutMs }),
  };
  if (!sending.isConfirmed) {
    const guard = guardOf(environment, sending, environments);
    if (guard !== null) return refused(exitCode.notStarted, `${guard} Add --yes to confirm.`);
  }
  const siteKey = chooseSiteKey(environment, sending);
  return siteKey.ok ? found({ environment, ownVariables: chosen.value.variables, siteKey: siteKey.value }) : siteKey;
}

/** Why it must be confirmed; null where nothing asks. An address is no way around the question of an environment. */
function guardOf(chosen: Environment, { place }: Sending, environments: readonly Environment[]): string | null {
  if (chosen.askBeforeSending) return `${chosen.name} asks before sending.`;
  if (place.kind !== 'server') return null;
  const host = hostOf(chosen.serverName);
  const guarded = environments.find((one) => one.askBeforeSending && serversOf(one).map(hostOf).includes(host));
  return guarded === undefined
    ? null
    : `${chosen.serverName} is the server of ${guarded.name}, which asks before sending.`;
}

function chooseEnvironment({ place }: Sending, environments: readonly Environment[]): Found<Environment> {
  switch (place.kind) {
    case 'practice': {
      const [practice] = environments;
      return practice === undefined ? refused(exitCode.bug, 'The practice server did not start.') : found(practice);
    }
    case 'server': {
      const reading = parseEndpoint(place.serverName);
      if (!reading.ok) return refused(exitCode.wrongUse, `--server: ${reading.problem}`);
      const { serverName, siteKey } = reading.endpoint;
      const siteKeys = siteKey === null ? [] : [{ siteKey, label: '' }];
      return found({ ...blankEnvironment('command-line'), name: serverName, serverName, siteKeys });
    }
    case 'environment': {
      const [environment, other] = environments.filter(({ name }) => name === place.name);
      if (other !== undefined)
        return refused(exitCode.wrongUse, `Several environments are named “${place.name}”. Rename one in the app.`);
      if (environment !== undefined) return found(environment);
      const names = environments.map(({ name }) => name).join(', ');
      const has = names === '' ? 'It has none. Export it with its environments.' : `It has ${names}.`;
      return refused(exitCode.wrongUse, `The file has no environment “${place.name}”. ${has}`);
    }
  }
}

function chooseSiteKey({ siteKeys, name }: Environment, { siteKey, place }: Sending): Found<string> {
  if (siteKey !== null) return namedSiteKey(siteKeys, siteKey);
  const [first] = siteKeys;
  if (first !== undefined && (siteKeys.length === 1 || place.kind === 'practice')) return found(first.siteKey);
  if (first === undefined) return refused(exitCode.wrongUse, `${name} has no site key. Add --site-key KEY.`);
  const says = `${name} has several site keys. Choose one with --site-key KEY.`;
  return refused(exitCode.wrongUse, says, ...listed(siteKeys));
}

/** The site key of that name, or else the one with that label: what is a key is never read as the label of another. */
function namedSiteKey(siteKeys: Environment['siteKeys'], named: string): Found<string> {
  if (siteKeys.some(({ siteKey }) => siteKey === named)) return found(named);
  const labelled = siteKeys.filter(({ label }) => label === named);
  const [first = null, second = null] = labelled;
  if (second === null) return found(first?.siteKey ?? named);
  return refused(exitCode.wrongUse, `Several site keys are labelled “${named}”. Choose one:`, ...listed(labelled));
}

function listed(siteKeys: Environment['siteKeys']): readonly string[] {
  return siteKeys.map((one) => `  ${one.siteKey}${one.label === '' ? '' : `  ${one.label}`}`);
}

/** Every server that an environment sends to. */
function serversOf({ serverName, siteKeys }: Environment): readonly string[] {
  return [serverName, ...siteKeys.flatMap((one) => one.serverName ?? [])];
}

/**
 * What servers are compared by: the same machine can be reached by both schemes, by any path, and with a dot behind its name.
 * A file may hold a name that was never normalised.
 */
function hostOf(serverName: string): string {
  const reading = parseEndpoint(serverName);
  if (!reading.ok) return serverName;
  const { host, port } = reading.endpoint;
  const address = `http://${host.includes(':') ? `[${host}]` : host}`;
  const name = URL.canParse(address) ? new URL(address).hostname : host;
  return `${name.replace(/\.$/, '')}:${port === 80 || port === 443 ? 'usual' : port}`;
}

/** `TIDINGS_VAR_name=value`, the name as in `{{name}}`. */
function variablesOf(env: Readonly<Record<string, string | undefined>>) {
  const prefix = 'TIDINGS_VAR_';
  return Object.entries(env).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== undefined ? [{ name: name.slice(prefix.length), value }] : [],
  );
}
