import type { Environment } from '#app/environments/environment.ts';
import type { Exchange } from './exchange.ts';
import { buildRequest } from './request.ts';

/** What sending a recorded draft again would do otherwise than then, one sentence each. */
export function differencesFromThen(exchange: Exchange, environment: Environment, siteKey: string): readonly string[] {
  const now = buildRequest(exchange.draft, environment, siteKey);
  if (!now.ok) return [];
  const differences: string[] = [];
  if (now.request.url !== exchange.request.url)
    differences.push(`The address has changed since then. It was ${exchange.request.url}`);
  if (now.request.body !== exchange.request.body)
    differences.push('The body form of the environment has changed since then.');
  return differences;
}
