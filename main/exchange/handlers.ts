import { formatMonitoringLink } from '#app/environments/monitoring-link.ts';
import { type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import type { Environments } from '#main/environments/environments.ts';
import type { History } from '#main/history/history.ts';
import type { Sender } from '#main/http/sender.ts';
import type { RecentAnswers } from './recent-answers.ts';

export type ExchangeHandlerParts = {
  readonly sender: Sender;
  readonly history: Pick<History, 'read'>;
  readonly answers: Pick<RecentAnswers, 'read'>;
  readonly environments: Pick<Environments, 'find'>;
  readonly openExternal: (link: string) => void;
};

type ExchangeCalls = Extract<keyof Handlers, `exchange.${string}`> | 'monitoring.open';

/** The calls that send an event, and those on one exchange. */
export function createExchangeHandlers(parts: ExchangeHandlerParts): Pick<Handlers, ExchangeCalls> {
  const { sender, history, answers, environments, openExternal } = parts;
  return {
    'exchange.send': sender.send,
    'exchange.await': ({ tabId }) => sender.whenEnded(tabId),
    'exchange.cancel': ({ tabId }) => ({ cancelled: sender.cancel(tabId) }),
    'exchange.open': async ({ id }) => ({ exchange: await history.read(id) }),
    'exchange.readBody': ({ id, from, length }) => {
      const text = answers.read(id);
      return { text: text?.slice(from, from + length) ?? null, totalCharacters: text?.length ?? 0 };
    },
    'monitoring.open': async ({ exchangeId }) => {
      const exchange = await history.read(exchangeId);
      const today = exchange && environments.find(exchange.environment.id)?.monitoringLink;
      const link = exchange && monitoringLinkOf(exchange, today || exchange.environment.monitoringLink);
      if (link !== null) openExternal(link);
      return { kind: link === null ? 'no-link' : 'opened' };
    },
  };
}

/** @param template the environment's link as it is today: it may have been set only after the event was sent */
function monitoringLinkOf(exchange: Exchange, template: string): string | null {
  const { environment, siteKey, draft } = exchange;
  return formatMonitoringLink(template, {
    server: environment.serverName,
    sk: siteKey,
    tid: tidAfter(exchange),
    ck: draft.customerKey,
  });
}
