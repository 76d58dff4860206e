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
    { says: 'Monitoring is open for the tenant of this server.', value: environment.serverName },
    { says: 'It shows the Space of this site key.', value: siteKey },
    { says: 'The Touchpoint and its Interaction Point are published, not only saved.', value: '' },
    { says: 'The Touchpoint has exactly this scheme and host.', value: `${scheme}://${host}` },
    { says: 'The Interaction Point has exactly this path.', value: path },
  ];
  if (draft.customerKey.trim() === '')
    checks.push({ says: 'You’re searching for this TID: no customer key was sent.', value: tidAfter(exchange) });
  else
    checks.push(
      { says: 'You’re searching for this customer key, not for the TID.', value: draft.customerKey },
      { says: 'The Space uses this name for customer keys.', value: customerKeyName },
    );
  checks.push({ says: 'At least a minute has passed. Monitoring can be delayed.', value: '' });
  return checks;
}
