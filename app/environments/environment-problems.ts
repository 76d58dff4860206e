import { formatDuration } from '#app/quantity.ts';
import { findHidden } from '#app/text/hidden-characters.ts';
import { parseEndpoint } from './endpoint.ts';
import { type Environment, foldEnvironmentName, practiceId, timeoutMsLimits } from './environment.ts';
import { monitoringLinkProblem, pageLinkProblem } from './link-template.ts';
import { type ProxyProblem, proxyProblems } from './proxy-problems.ts';
import { siteKeyProblem } from './site-key.ts';

/** What keeps an environment from being saved, and in which field of the editor. */
export type EnvironmentProblem = {
  readonly field:
    | 'name'
    | 'serverName'
    | 'siteKeys'
    | 'timeoutMs'
    | 'customerKeyName'
    | 'monitoringLink'
    | 'pageLink'
    | ProxyProblem['field'];
  /** Which site key; 0 elsewhere. */
  readonly index: number;
  readonly says: string;
};

/** Checks an environment against the rules and against the others, whose names it may not share. */
export function environmentProblems(
  environment: Environment,
  others: readonly Environment[],
): readonly EnvironmentProblem[] {
  const problems: EnvironmentProblem[] = [];
  const problem = (field: EnvironmentProblem['field'], says: string, index = 0) =>
    problems.push({ field, index, says });

  const name = environment.name.trim();
  const taken = others.some(
    (other) => other.id !== environment.id && foldEnvironmentName(other.name) === foldEnvironmentName(name),
  );
  if (environment.id === practiceId)
    problem('name', 'Practice is built in and can’t be changed. Add an environment instead.');
  else if (name === '') problem('name', 'Enter a name, for example UAT.');
  else if (name.length > 60) problem('name', 'Enter a name with at most 60 characters.');
  else if (/\p{Cc}/u.test(name)) problem('name', 'The name contains an invisible character. Retype it.');
  else if (taken) problem('name', `There is already an environment named ${name}. Choose another name.`);

  const reading = parseEndpoint(environment.serverName);
  if (!reading.ok) problem('serverName', reading.problem);

  if (environment.siteKeys.length === 0) problem('siteKeys', 'Add at least one site key.');
  environment.siteKeys.forEach(({ siteKey }, index) => {
    const found = siteKeyProblem(siteKey);
    const first = environment.siteKeys.findIndex((other) => other.siteKey === siteKey);
    if (found?.level === 'error') problem('siteKeys', `${found.says}. ${found.why}`, index);
    else if (first !== index) problem('siteKeys', 'This site key is already in the list.', index);
  });

  const { least, most } = timeoutMsLimits;
  if (!Number.isInteger(environment.timeoutMs) || environment.timeoutMs < least || environment.timeoutMs > most)
    problem('timeoutMs', `Enter a timeout from ${formatDuration(least)} to ${most / 1_000} s, for example 15 s.`);

  const keyNameProblem = customerKeyNameProblem(environment);
  if (keyNameProblem !== null) problem('customerKeyName', keyNameProblem);
  const monitoringProblem = monitoringLinkProblem(environment.monitoringLink);
  if (monitoringProblem !== null) problem('monitoringLink', monitoringProblem);
  const pageProblem = pageLinkProblem(environment.pageLink);
  if (pageProblem !== null) problem('pageLink', pageProblem);
  for (const { field, says } of proxyProblems(environment.network.proxy)) problem(field, says);
  return problems;
}

function customerKeyNameProblem({ bodyForm, customerKeyName }: Environment): string | null {
  if (bodyForm !== 'customer-key') return null;
  const name = customerKeyName.trim();
  if (name === '')
    return 'This body form also sends the name of the key. Enter it exactly as in MXO, for example Email.';
  const hidden = findHidden(name);
  return hidden === null ? null : `The name contains ${hidden.named}, which you can’t see. Type it again.`;
}
