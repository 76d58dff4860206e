import type { Environment } from '#app/environment/environment.ts';
import { allowanceOf, needsYes } from '#app/environment/guard.ts';
import type { Variable } from '#app/event/variables.ts';
import { type Exchange, type ExchangeSummary, keptCharacters, noMarks, summarise } from '#app/exchange/exchange.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { serverNameFor } from '#app/exchange/request.ts';
import type { Output, Parsed } from '#app/ipc/contract.ts';
import { sendRequest } from './client.ts';

export type SenderParts = {
  readonly findEnvironment: (id: string) => Environment | null;
  /** The variables of all environments. */
  readonly variables: () => readonly Variable[];
  readonly begin: (exchange: Exchange) => string | null;
  /** Hears that the first byte is about to leave. */
  readonly leave: (id: string) => void;
  readonly complete: (exchange: Exchange) => string | null;
  readonly keepAnswer: (id: string, text: string) => void;
  /** Hears of an exchange when it begins and when it ends. */
  readonly onChange: (exchange: ExchangeSummary) => void;
  readonly now: () => Date;
  readonly newId: () => string;
};

export type Sender = {
  readonly send: (input: Parsed<'exchange.send'>) => Promise<Output<'exchange.send'>>;
  readonly cancel: (tabId: string) => boolean;
};

/** Sends events, one at a time for each tab, each recorded before it leaves and completed after. */
export function createSender(parts: SenderParts): Sender {
  const underWay = new Map<string, AbortController>();
  /** What was allowed in this session, where an environment asks once. */
  const allowed = new Set<string>();

  async function send(input: Parsed<'exchange.send'>): Promise<Output<'exchange.send'>> {
    const { tabId, environmentId, siteKey, answers, draw } = input;
    if (underWay.has(tabId)) return { kind: 'already-under-way' };
    const environment = parts.findEnvironment(environmentId);
    if (environment === null) return refused('That environment was deleted. Choose another one.');
    const sources = { workspace: parts.variables(), answers, draw };
    const { draft, reading, problems, unanswered } = prepareSend(input.draft, environment, siteKey, sources);
    const errors = problems.filter(({ level }) => level === 'error');
    if (errors.length > 0) return { kind: 'refused', says: errors.map(({ says, why }) => `${says}. ${why}`) };
    if (unanswered.length > 0) return refused(`“${unanswered[0]}” has no answer yet.`);
    if (input.confirmed) allowed.add(allowanceOf(environment));
    if (!input.confirmed && needsYes(environment, allowed))
      return refused(`${environment.name} asks before sending. Say yes first.`);
    if (!reading.ok) return refused(reading.problem);

    const { id, name, colour, monitoringLink, timeoutMs } = environment;
    const { request } = reading;
    const begun: Exchange = {
      version: 1,
      id: parts.newId(),
      sentAt: parts.now().toISOString(),
      environment: { id, name, colour, monitoringLink, timeoutMs, serverName: serverNameFor(environment, siteKey) },
      siteKey,
      // Resolved: the record says what went out, and the customer in it can be found.
      draft,
      request: { ...request, body: request.body.slice(0, keptCharacters.request) },
      left: 'no',
      result: { kind: 'under-way' },
      marks: noMarks,
    };
    const cancel = new AbortController();
    underWay.set(tabId, cancel);
    try {
      const notBegun = parts.begin(begun);
      parts.onChange(summarise(begun));
      const sent = await sendRequest(request, {
        timeoutMs,
        cancel: cancel.signal,
        onLeave: () => parts.leave(begun.id),
      });
      const exchange: Exchange = { ...begun, left: sent.left, result: sent.result };
      parts.keepAnswer(exchange.id, sent.bodyText);
      const notCompleted = parts.complete(exchange);
      parts.onChange(summarise(exchange));
      return { kind: 'sent', exchange, notRecorded: notBegun ?? notCompleted };
    } finally {
      underWay.delete(tabId);
    }
  }

  return {
    send,
    cancel: (tabId) => {
      const controller = underWay.get(tabId);
      controller?.abort();
      return controller !== undefined;
    },
  };
}

function refused(says: string): Output<'exchange.send'> {
  return { kind: 'refused', says: [says] };
}
