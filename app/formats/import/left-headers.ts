import { formatCount } from '#app/quantity.ts';
import type { FoundRequest, NotTaken } from './found.ts';

/** What Tidings writes itself, and what a browser or another client only says about itself. */
const meaningless =
  /^(?::.*|accept|accept-(?:charset|encoding|language)|access-control-request-.*|cache-control|connection|content-length|dnt|expect|host|if-(?:modified-since|none-match)|keep-alive|newrelic|origin|pragma|postman-token|priority|proxy-connection|referer|save-data|sec-.*|te|traceparent|tracestate|transfer-encoding|upgrade-insecure-requests|user-agent|x-requested-with)$/i;

/**
 * Names the headers of some requests that have no place in an event: each name once, and never a value, which may be a
 * password.
 */
export function leftHeaders(requests: readonly Pick<FoundRequest, 'headers'>[]): readonly NotTaken[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { headers } of requests)
    for (const { name, value } of headers) {
      const isJson = /^content-type$/i.test(name) && /^\s*(?:application\/(?:[\w.+-]*\+)?json\b|$)/i.test(value);
      if (isJson || meaningless.test(name)) continue;
      const entry = counts.get(name.toLowerCase()) ?? { name, count: 0 };
      entry.count += 1;
      counts.set(name.toLowerCase(), entry);
    }
  return [...counts.values()].map(({ name, count }) => ({
    what: requests.length === 1 ? `The header ${name}` : `The header ${name} of ${formatCount(count, 'request')}`,
    why: whyNot(name),
  }));
}

function whyNot(name: string): string {
  if (/^content-type$/i.test(name)) return 'Tidings always sends application/json.';
  if (/^cookie$/i.test(name)) return 'Tidings doesn’t send cookies.';
  return 'Tidings sends only the headers that this API needs.';
}
