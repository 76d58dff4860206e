import type { Exchange } from '#app/exchange/exchange.ts';
import { isDispatched } from '#app/exchange/exchange.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

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
      if (exchange.draft.expectations.length > 0) return isUnmet ? exitCode.notFine : exitCode.fine;
      if (result.outcome === 'received') return result.tid === null ? exitCode.withoutTid : exitCode.fine;
      if (result.outcome === 'unreadable-answer') return exitCode.unreadableAnswer;
      return result.outcome === 'server-error' ? exitCode.notFine : exitCode.refused;
  }
}
