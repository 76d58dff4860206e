import { parseUri } from '#app/event/uri.ts';
import { type Exchange, tidAfter } from './exchange.ts';

/** One thing to compare with MXO when Monitoring does not show an event. */
export type MonitoringCheck = {
  readonly says: string;
  /** What this event carried, to copy and compare; empty when there is nothing to compare. */
  readonly value: string;
};

/**
 * Why an event that was received may not be seen in Monitoring, the likeliest first, each with the value that was sent.
 * @param customerKeyName as the environment has it; empty when it is not written there
 */
export function monitoringChecks(exchange: Exchange, customerKeyName: string): readonly MonitoringCheck[] {
  const { draft, environment, siteKey } = exchange;
  const { scheme, host, path } = parseUri(draft.uri);
  const checks: MonitoringCheck[] = [
    { says: 'Monitoring is open on the tenant of this server.', value: environment.serverName },
    { says: 'It shows the Space of this site key.', value: siteKey },
    { says: 'The Touchpoint and its Interaction Point are published, not only saved.', value: '' },
    { says: 'The Touchpoint has this scheme and host, letter by letter.', value: `${scheme}://${host}` },
    { says: 'The Interaction Point has this path, letter by letter.', value: path },
  ];
  if (draft.customerKey.trim() === '')
    checks.push({ says: 'You look for this tid: no customer key was sent.', value: tidAfter(exchange) });
  else
    checks.push(
      { says: 'You look for this customer key, and not for the tid.', value: draft.customerKey },
      { says: 'The Space knows customer keys under this name.', value: customerKeyName },
    );
  checks.push({ says: 'A minute has passed: Monitoring can lag behind.', value: '' });
  return checks;
}
