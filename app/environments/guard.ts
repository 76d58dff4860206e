import { type Environment, practiceId } from './environment.ts';

/** What a yes to a guarded environment allows for the session: that server, and no other that it may get later. */
export function allowanceOf({ id, serverName }: Environment): string {
  return `${id} ${serverName}`;
}

/** Whether a send to an environment needs a yes, with what was allowed in this session. */
export function needsYes(environment: Environment, allowed: Iterable<string>): boolean {
  if (!environment.askBeforeSending) return false;
  return environment.asks === 'each-time' || ![...allowed].includes(allowanceOf(environment));
}

/** Whether sending without a press needs a yes: everywhere that events leave this computer, guarded or not. */
export function needsYesToPlay({ id }: Pick<Environment, 'id'>): boolean {
  return id !== practiceId;
}
