import type { Handlers } from '#app/ipc/contract.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import type { Environments } from './environments.ts';
import { type SecretParts, saveSecretChanges } from './saved-secrets.ts';

export type EnvironmentHandlerParts = SecretParts & { readonly environments: Environments };

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
    'environment.select': async (selection) => savedAnswer(await environments.select(selection)),
  };
}
