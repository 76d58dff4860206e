import { type Exchange, headerOf, isDispatched } from './exchange.ts';
import { mayBeReceived } from './outcome.ts';
import { isWebPage } from './unreadable-message.ts';

/** Whether MXO has an event, as far as can be known. Everything that is said of an outcome follows from it. */
export type Fate = 'not-sent' | 'not-taken' | 'probably-not-taken' | 'may-be-taken' | 'taken';

/** What became of an event; null while it is under way. */
export function fateOf(exchange: Exchange): Fate | null {
  const { result } = exchange;
  if (result.kind === 'under-way') return null;
  if (result.kind === 'unanswered') return isDispatched(exchange) ? 'may-be-taken' : 'not-sent';
  switch (result.outcome) {
    case 'received':
      return 'taken';
    case 'unreadable-answer':
      return isWebPage(result) ? 'may-be-taken' : 'taken';
    case 'refused-in-the-body':
    case 'redirected':
    case 'refused':
      return 'not-taken';
    case 'server-error': {
      const { status } = result.answer;
      if (status === 511) return 'not-taken';
      const asksToWait = headerOf(result.answer, 'retry-after') !== null;
      return asksToWait || !mayBeReceived(result.outcome, status) ? 'probably-not-taken' : 'may-be-taken';
    }
  }
}
