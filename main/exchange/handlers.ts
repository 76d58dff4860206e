import { formatLink } from '#app/environments/link-template.ts';
import { type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import type { Handlers, Output } from '#app/ipc/contract.ts';
import { formatBytes } from '#app/quantity.ts';
import { fileNameOf } from '#app/text/file-name.ts';
import { localDay } from '#app/text/offset-time.ts';
import type { Environments } from '#main/environments/environments.ts';
import { writeBytes } from '#main/export/write-export.ts';
import type { History } from '#main/history/history.ts';
import type { Sender } from '#main/http/sender.ts';
import type { RecentAnswers } from './recent-answers.ts';

export type ExchangeHandlerParts = {
  readonly sender: Sender;
  readonly history: Pick<History, 'read'>;
  readonly answers: Pick<RecentAnswers, 'read' | 'readBytes'>;
  readonly environments: Pick<Environments, 'find'>;
  readonly openExternal: (link: string) => void;
  readonly askWhereToSave: (name: string) => Promise<string | null>;
};

type ExchangeCalls = Extract<keyof Handlers, `exchange.${string}`> | 'monitoring.open';

/** The calls that send an event, and those on one exchange. */
export function createExchangeHandlers(parts: ExchangeHandlerParts): Pick<Handlers, ExchangeCalls> {
  const { sender, history, answers, environments, openExternal } = parts;
  return {
    'exchange.send': sender.send,
    'exchange.await': ({ tabId }) => sender.whenEnded(tabId),
    'exchange.cancel': ({ tabId }) => ({ cancelled: sender.cancel(tabId) }),
    'exchange.open': async ({ id }) => {
      let unread: string | null = null;
      const exchange = await history.read(id, (says) => {
        unread = says;
      });
      return { exchange, ...(unread !== null && { unread }) };
    },
    'exchange.readBody': ({ id, from, length }) => {
      const text = answers.read(id);
      return { text: text?.slice(from, from + length) ?? null, totalCharacters: text?.length ?? 0 };
    },
    'exchange.saveBytes': ({ id }) => saveBytes(id, parts),
    'monitoring.open': async ({ exchangeId }) => {
      const exchange = await history.read(exchangeId);
      const today = exchange && environments.find(exchange.environment.id)?.monitoringLink;
      const link = exchange && monitoringLinkOf(exchange, today || exchange.environment.monitoringLink);
      if (link !== null) openExternal(link);
      return { kind: link === null ? 'no-link' : 'opened' };
    },
  };
}

/** Writes the body of an answer as it came. After a restart there are only the first bytes, which the history keeps. */
async function saveBytes(
  id: string,
  { answers, history, askWhereToSave }: ExchangeHandlerParts,
): Promise<Output<'exchange.saveBytes'>> {
  const exchange = await history.read(id);
  const { result } = exchange ?? {};
  const first = result === undefined || result.kind === 'under-way' ? undefined : result.raw;
  const body = answers.readBytes(id);
  const bytes = body?.bytes ?? (first === undefined ? null : Buffer.from(first, 'latin1'));
  if (bytes === null) return { kind: 'not-saved', says: 'They are no longer available.' };
  const file = await askWhereToSave(
    fileNameOf('Response', `${exchange === null ? '' : ` ${localDay(exchange.sentAt)}`}.bin`),
  );
  if (file === null) return { kind: 'cancelled' };
  const problem = await writeBytes(file, bytes);
  if (problem !== null) return { kind: 'not-saved', says: problem };
  return { kind: 'saved', file, says: missingBytes(body, formatBytes(bytes.length)) };
}

/** What a file with the bytes of an answer lacks, in words; null when it has the whole body. */
function missingBytes(body: ReturnType<RecentAnswers['readBytes']>, length: string): string | null {
  if (body === null) return `Only the first ${length} of the response were kept. They start with the status line.`;
  switch (body.end) {
    case null:
      return null;
    case 'broke-off':
      return `The response is incomplete: only the first ${length} of its body arrived.`;
    case 'limit':
      return `The response is longer than Tidings reads. The file has the first ${length} of its body.`;
    case 'undecodable':
      return `Tidings stopped reading, because the body couldn’t be decompressed. The file has its first ${length}.`;
  }
}

/** @param template the environment's link as it is today: it may have been set only after the event was sent */
function monitoringLinkOf(exchange: Exchange, template: string): string | null {
  const { environment, siteKey, draft } = exchange;
  return formatLink(template, {
    server: environment.serverName,
    sk: siteKey,
    tid: tidAfter(exchange),
    ck: draft.customerKey,
  });
}
