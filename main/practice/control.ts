import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSameCustomer } from '#app/event/customer-key.ts';
import { queryToParameters } from '#app/event/uri.ts';
import { decodePercent } from '#app/text/percent.ts';
import { splitOnce } from '#app/text/split-once.ts';
import { answerJson } from './answer.ts';
import type { ReceivedEvents } from './received-events.ts';

/**
 * Answers what programs ask a practice server: `GET /practice/events?ck=`, and `POST /practice/reset`. A web page can't:
 * browsers name the page that asks, and nothing here lets a page read an answer.
 * @returns whether it was such a question, so that it is answered
 */
export function createControl(
  received: ReceivedEvents,
  onReset: () => void,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return ({ method, url = '', headers }, response) => {
    const [path, query] = splitOnce(url.replace(/^http:\/\/[^/?#]*/i, ''), '?');
    if (!path.startsWith('/practice/')) return false;
    const refuse = (status: number, message: string) => answerJson(response, status, { statusCode: status, message });
    if (headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none')
      refuse(403, 'Web pages can’t ask this.');
    else if (path === '/practice/events' && method === 'GET') {
      const wanted = wantedCustomers(query);
      const isWanted = (key: string) => wanted === null || wanted.some((one) => isSameCustomer(key, one));
      const events = received.list().filter(({ customerKey }) => isWanted(customerKey));
      answerJson(response, 200, { events });
    } else if (path === '/practice/reset' && method === 'POST') {
      received.erase(() => true);
      onReset();
      answerJson(response, 200, {});
    } else refuse(404, 'Ask GET /practice/events or POST /practice/reset.');
    return true;
  };
}

/** The customer that a query asks for; null for all. Some programs write a space as `+`, so a `+` is read in both ways. */
function wantedCustomers(query: string): readonly string[] | null {
  const written = queryToParameters(query).find(({ name }) => name === 'ck')?.value;
  return written === undefined ? null : [written, written.replaceAll('+', ' ')].map(decodePercent);
}
