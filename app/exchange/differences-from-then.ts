import { z } from 'zod';
import type { Environment } from '#app/environments/environment.ts';
import { decodeJson } from '#app/text/json.ts';
import type { Exchange } from './exchange.ts';
import { isSameBody } from './kept-request.ts';
import { buildRequest } from './request.ts';

/** What sending a recorded draft again would do otherwise than then, one sentence each. */
export function differencesFromThen(exchange: Exchange, environment: Environment, siteKey: string): readonly string[] {
  const now = buildRequest(exchange.draft, environment, siteKey);
  if (!now.ok) return [];
  const differences: string[] = [];
  if (now.request.url !== exchange.request.url) differences.push(tellAddress(exchange, environment, siteKey));
  if (exchange.request.method === 'POST' && !isSameBody(exchange.request, now.request)) {
    const what = isOtherKeyName(exchange, environment, siteKey) ? 'customer key name' : 'body form';
    differences.push(
      environment.id === exchange.environment.id
        ? `The ${what} of the environment has changed since then.`
        : `${environment.name} has another ${what} than ${exchange.environment.name} had.`,
    );
  }
  return differences;
}

const namedSchema = z.object({ customerKeyName: z.string() });

/** Whether only the name of the customer key makes the body another one: with the name of then it is the same. */
function isOtherKeyName({ draft, request }: Exchange, environment: Environment, siteKey: string): boolean {
  const named = namedSchema.safeParse(decodeJson(request.body));
  if (!named.success) return false;
  const asThen = buildRequest(draft, { ...environment, customerKeyName: named.data.customerKeyName }, siteKey);
  return asThen.ok && isSameBody(request, asThen.request);
}

/** What makes the address another one: the place that was chosen, or what became of the same place. */
function tellAddress(exchange: Exchange, { id, name }: Environment, siteKey: string): string {
  const { environment, siteKey: before, request } = exchange;
  if (id !== environment.id)
    return `${name} is another environment. The event was sent to ${environment.name}, ${request.url}`;
  if (siteKey !== before) return `This is another site key. The event was sent to ${before}, ${request.url}`;
  return `The address has changed since then. It was ${request.url}`;
}
