import type { Environment } from '#app/environment/environment.ts';
import { allowanceOf, needsYes } from '#app/environment/guard.ts';
import type { Variable } from '#app/event/variables.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import type { Output, Parsed } from '#app/ipc/contract.ts';
import type { Connections } from './connections.ts';
import { type Recorder, sendRecorded } from './recorded-send.ts';

export type SenderParts = Recorder & {
  readonly findEnvironment: (id: string) => Environment | null;
  /** Opens connections as an environment says. */
  readonly connect: (environment: Environment) => Connections;
  /** The variables of all environments. */
  readonly variables: () => readonly Variable[];
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
    const { tabId, environmentId, siteKey, from, answers, draw } = input;
    if (underWay.has(tabId)) return { kind: 'already-under-way' };
    const environment = parts.findEnvironment(environmentId);
    if (environment === null) return refused('That environment was deleted. Choose another one.');
    // One moment for its times and its record: that at which the request is made.
    const sentAt = parts.now().toISOString();
    const sources = { workspace: parts.variables(), answers, draw: { ...draw, at: sentAt } };
    const { draft, reading, problems, unanswered } = prepareSend(input.draft, environment, siteKey, sources);
    const errors = problems.filter(({ level }) => level === 'error');
    if (errors.length > 0) return { kind: 'refused', says: errors.map(({ says, why }) => `${says}. ${why}`) };
    if (unanswered.length > 0) return refused(`“${unanswered[0]}” has no answer yet.`);
    if (input.confirmed) allowed.add(allowanceOf(environment));
    if (!input.confirmed && needsYes(environment, allowed))
      return refused(`${environment.name} asks before sending. Say yes first.`);
    if (!reading.ok) return refused(reading.problem);

    const cancel = new AbortController();
    underWay.set(tabId, cancel);
    // Each send by hand has a connection of its own.
    const connections = parts.connect(environment);
    try {
      const { request } = reading;
      const order = { draft, request, sentAt, environment, siteKey, from, cancel: cancel.signal, connections };
      return { kind: 'sent', ...(await sendRecorded(order, parts)) };
    } finally {
      underWay.delete(tabId);
      connections.close();
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
