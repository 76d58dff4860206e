import { formatLink } from '#app/environments/link-template.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import type { Environments } from './environments.ts';
import { type SecretParts, saveSecretChanges } from './saved-secrets.ts';

export type EnvironmentHandlerParts = SecretParts & {
  readonly environments: Environments;
  readonly openExternal: (link: string) => void;
};

type EnvironmentCalls = Extract<keyof Handlers, `environment.${string}`>;

/** The calls on environments. */
export function createEnvironmentHandlers(parts: EnvironmentHandlerParts): Pick<Handlers, EnvironmentCalls> {
  const { environments } = parts;
  return {
    'environment.save': async ({ environment, secrets }) => {
      const answer = await environments.save(environment);
      if (answer.kind !== 'saved') return answer;
      const problem = await saveSecretChanges(environment, secrets, parts);
      return problem === null
        ? answer
        : { ...answer, says: `${environment.name} was saved, but not its password or certificate. ${problem}` };
    },
    'environment.delete': ({ id }) => environments.remove(id),
    'environment.swap': environments.swap,
    'environment.openPage': ({ environmentId, siteKey, tid, customerKey }) => {
      const environment = environments.find(environmentId);
      const server = environment === null ? '' : serverNameFor(environment, siteKey);
      const link = environment && formatLink(environment.pageLink, { server, sk: siteKey, tid, ck: customerKey });
      if (link !== null) parts.openExternal(link);
      return { kind: link === null ? 'no-link' : 'opened' };
    },
    'environment.select': async (selection) => savedAnswer(await environments.select(selection)),
  };
}
