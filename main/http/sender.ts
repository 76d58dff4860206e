import type { Environment } from '#app/environments/environment.ts';
import { allowanceOf, needsYes } from '#app/environments/guard.ts';
import type { Variable } from '#app/event/variables.ts';
import { prepareSend, resolveFor, type SendInputs } from '#app/exchange/prepare.ts';
import { judgeTid, placeOf, type TidConflict, type TidUse } from '#app/exchange/tid-rule.ts';
import type { Output, Parsed } from '#app/ipc/contract.ts';
import type { Connections } from './connections.ts';
import { type Recorder, sendRecorded } from './recorded-send.ts';

export type SenderParts = Recorder & {
  readonly findEnvironment: (id: string) => Environment | null;
  /** Opens connections as an environment says. */
  readonly connect: (environment: Environment) => Connections;
  /** The variables of all environments. */
  readonly variables: () => readonly Variable[];
  /** Where a tid was used, newest first. */
  readonly tidUses: (tid: string) => Promise<readonly TidUse[]>;
};

export type Sender = {
  readonly send: (input: Parsed<'exchange.send'>) => Promise<Output<'exchange.send'>>;
  readonly cancel: (tabId: string) => boolean;
  /** The sends that are under way, for a window that opens now. */
  readonly underWay: () => Output<'session.open'>['underWay'];
  /** How the event ends that a tab has under way. */
  readonly whenEnded: (tabId: string) => Promise<Output<'exchange.await'>>;
};

type Send = {
  readonly cancel: AbortController;
  readonly exchangeId: string;
  /** When its request was made; null before. */
  since: string | null;
};

/** Sends events, one at a time for each tab, each recorded before it leaves and completed after. */
export function createSender(parts: SenderParts): Sender {
  const underWay = new Map<string, Send & { readonly ended: Promise<Output<'exchange.send'>> }>();
  /** The environments that ask once per session and were allowed. */
  const allowed = new Set<string>();

  async function send(input: Parsed<'exchange.send'>): Promise<Output<'exchange.send'>> {
    const { tabId, environmentId } = input;
    if (underWay.has(tabId)) return { kind: 'already-under-way' };
    const environment = parts.findEnvironment(environmentId);
    if (environment === null) return refused('This environment was deleted. Choose another one.');
    const mine: Send = { cancel: new AbortController(), exchangeId: parts.newId(), since: null };
    const ended = sendTo(environment, input, mine);
    underWay.set(tabId, Object.assign(mine, { ended }));
    return ended.finally(() => underWay.delete(tabId));
  }

  async function sendTo(
    environment: Environment,
    input: Parsed<'exchange.send'>,
    mine: Send,
  ): Promise<Output<'exchange.send'>> {
    const { siteKey, from, storyboard } = input;
    const conflict = input.tidChosen ? null : await findConflict(environment, input);
    // One moment for its times and its record: that at which the request is made.
    const sentAt = parts.now().toISOString();
    mine.since = sentAt;
    const inputs = inputsOf(input, sentAt);
    const { draft, reading, problems, unanswered } = prepareSend(input.draft, { environment, siteKey }, inputs);
    const errors = problems.filter(({ level }) => level === 'error');
    if (errors.length > 0) return { kind: 'refused', says: errors.map(({ says, why }) => `${says}. ${why}`) };
    if (unanswered.length > 0) return refused(`“${unanswered[0]}” has no answer yet.`);
    if (input.confirmed) allowed.add(allowanceOf(environment));
    if (!input.confirmed && needsYes(environment, allowed))
      return refused(`${environment.name} asks before sending. Confirm first.`);
    if (!reading.ok) return refused(reading.problem);
    if (conflict !== null) return { kind: 'asks-about-tid', draft, conflict };

    // Each send has its own connection.
    const connections = parts.connect(environment);
    try {
      const { request } = reading;
      const about = { from, storyboard, cancel: mine.cancel.signal };
      const order = { id: mine.exchangeId, draft, request, sentAt, environment, siteKey, ...about, connections };
      return { kind: 'sent', ...(await sendRecorded(order, parts)) };
    } finally {
      connections.close();
    }
  }

  function inputsOf({ answers, draw }: Parsed<'exchange.send'>, at: string): SendInputs {
    return { workspace: parts.variables(), answers, draw: { ...draw, at } };
  }

  /** Whether the tid of an event is another place's or customer's. Without a tid nothing has to be looked up. */
  async function findConflict(environment: Environment, input: Parsed<'exchange.send'>): Promise<TidConflict | null> {
    const { siteKey, tidUse } = input;
    if (input.draft.tid === '') return null;
    const { draft } = resolveFor(input.draft, environment, inputsOf(input, parts.now().toISOString()));
    const uses = [...(await parts.tidUses(draft.tid)), ...(tidUse === undefined ? [] : [tidUse])];
    const verdict = judgeTid(draft, placeOf(environment, siteKey), uses);
    return verdict.kind === 'keep' ? null : verdict;
  }

  return {
    send,
    cancel: (tabId) => {
      const found = underWay.get(tabId);
      found?.cancel.abort();
      return found !== undefined;
    },
    underWay: () =>
      [...underWay].flatMap(([tabId, { exchangeId, since }]) => (since === null ? [] : [{ tabId, exchangeId, since }])),
    whenEnded: async (tabId) => {
      const ended = await underWay.get(tabId)?.ended;
      return ended === undefined || ended.kind === 'already-under-way' ? { kind: 'not-under-way' } : ended;
    },
  };
}

function refused(says: string): Output<'exchange.send'> {
  return { kind: 'refused', says: [says] };
}
