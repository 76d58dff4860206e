import type { Exchange } from '#app/exchange/exchange.ts';
import { isDispatched } from '#app/exchange/exchange.ts';
import { isStatusExpected } from '#app/exchange/expectations.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { isPlain } from './plain.ts';

/**
 * What `tidings send` ends with.
 * @param isUnmet an expectation of the request was not met
 */
export function sendExitCode(exchange: Exchange, isUnmet: boolean): ExitCode {
  const { result } = exchange;
  switch (result.kind) {
    case 'under-way':
      return exitCode.bug;
    case 'unanswered':
      if (result.outcome === 'cancelled') return exitCode.interrupted;
      return isDispatched(exchange) ? exitCode.unknown : exitCode.notSent;
    case 'answered':
      if (isUnmet) return exitCode.notFine;
      // A script takes 0 for a response that it can go on with, whatever the expectations look at.
      if (result.outcome === 'unreadable-answer') return exitCode.unreadableAnswer;
      if (isStatusExpected(exchange)) return exitCode.fine;
      if (result.outcome === 'received') {
        // A pixel gets no TID: there is none to miss. Expectations say themselves whether they want one.
        const { sendAs, expectations } = exchange.draft;
        const hasTid = result.tid !== null && isPlain(result.tid);
        const isMissed = !hasTid && sendAs === 'event' && expectations.length === 0;
        return isMissed ? exitCode.withoutTid : exitCode.fine;
      }
      return result.outcome === 'server-error' ? exitCode.notFine : exitCode.refused;
  }
}
