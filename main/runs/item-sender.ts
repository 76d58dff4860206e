import { foldKey } from '#app/event/customer-key.ts';
import { summarise } from '#app/exchange/exchange.ts';
import { unmetByResponse } from '#app/exchange/expectations.ts';
import type { Prepared } from '#app/exchange/prepare.ts';
import { firstError } from '#app/exchange/send-problems.ts';
import type { RunItem } from '#app/runs/item.ts';
import { type RunResult, resultOf, skippedResult } from '#app/runs/result.ts';
import { beginExchange, type Order, sendBegun } from '#main/http/recorded-send.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { NextItem } from './item-feed.ts';
import type { RunWriter } from './run-writer.ts';
import type { RunnerPlan, RunnerPorts } from './runner.ts';

type SenderParts = Pick<RunnerPorts, 'log' | 'recorder' | 'connections'> & {
  readonly writer: RunWriter;
  readonly cancel: AbortSignal;
  /** The present time, ISO 8601. */
  readonly moment: () => string;
  readonly skip: (result: RunResult) => void;
  readonly onEnded: (result: RunResult) => void;
};

export type ItemSender = {
  /** Sends one item, at most once: it is in the log before it leaves. */
  readonly begin: (next: NextItem) => Promise<void>;
  /** Prepares the item that is probably the next one, while answers are awaited. */
  readonly prepare: (next: NextItem) => void;
};

/** Sends the items of a run. */
export function createItemSender(plan: RunnerPlan, parts: SenderParts): ItemSender {
  const { maker } = plan;
  const { log, recorder, writer } = parts;
  const tids = new Map(plan.tids);
  const yieldNow = createYield();
  const { prepare, prepareNow } = createPreparing(maker, tids);

  async function begin(next: NextItem): Promise<void> {
    const sentAt = parts.moment();
    const { made, prepared } = prepareNow(next, sentAt);
    const { item } = made;
    const { customerKey } = made.resolution.draft;
    const order = orderOf(prepared, sentAt);
    if (typeof order === 'string') {
      parts.skip(skippedResult(item, customerKey, order));
      // Many skipped items in a row must not block the event loop.
      return yieldNow();
    }
    const begun = await writer.depart({ item, customerKey, record: () => beginExchange(order, recorder) });
    if (begun === null) return;
    recorder.onChange(summarise(begun));
    const { exchange } = await sendBegun(begun, order);
    recorder.onChange(summarise(exchange));
    const result = resultOf({ item, attempt: log.attempts(item) }, exchange, {
      unmet: unmetByResponse(exchange) ?? [],
      steady: maker.steady(made, next.cells),
    });
    if (plan.pace.continueTid && foldKey(customerKey) !== '' && result.tid !== '')
      tids.set(foldKey(customerKey), result.tid);
    writer.end(result, exchange);
    parts.onEnded(result);
  }

  /** The order to send; or why it can't be sent, in words. */
  function orderOf({ draft, problems, reading }: Prepared, sentAt: string): Order | string {
    const error = firstError(problems);
    if (error !== null) return `${error.says}. ${error.why}`;
    if (!reading.ok) return reading.problem;
    const { runId, environment, siteKey, pace } = plan;
    return {
      draft,
      request: reading.request,
      sentAt,
      environment,
      siteKey,
      ...(runId !== undefined && { runId }),
      cancel: parts.cancel,
      connections: parts.connections,
      ...(pace.timeoutMs !== null && { timeoutMs: pace.timeoutMs }),
    };
  }

  return { begin, prepare };
}

/** Prepares items with the tid that their customer has so far. */
function createPreparing(maker: RunnerPlan['maker'], tids: ReadonlyMap<string, string>) {
  const early = new Map<NextItem, { readonly tid: string | null; readonly prepared: Prepared }>();

  function tidOf({ resolution }: RunItem): string | null {
    return tids.get(foldKey(resolution.draft.customerKey)) ?? null;
  }

  return {
    prepare: (next: NextItem) => {
      const tid = tidOf(next.made);
      if (!next.made.resolution.hasTimes) early.set(next, { tid, prepared: maker.finish(next.made, tid) });
    },
    /** The item as it is sent now, with the time and the tid of this moment. */
    prepareNow: (next: NextItem, sentAt: string): { readonly made: RunItem; readonly prepared: Prepared } => {
      const { resolution, item } = next.made;
      const made = resolution.hasTimes ? maker.make(item, next.cells, sentAt) : next.made;
      const tid = tidOf(made);
      const ready = early.get(next);
      early.delete(next);
      return { made, prepared: ready?.tid === tid ? ready.prepared : maker.finish(made, tid) };
    },
  };
}
