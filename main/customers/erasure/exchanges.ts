import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import type { Whose } from '#app/customers/seeker.ts';
import { type Exchange, exchangeSchema, tidAfter } from '#app/exchange/exchange.ts';

/** Whether an event is the customer's: by its key, or, where it has none, by its TID. */
export function isOwnExchange(exchange: Exchange, matcher: CustomerMatcher): boolean {
  const { customerKey, tid } = exchange.draft;
  return [tid, tidAfter(exchange)].some((one) => matcher.whose({ customerKey, tid: one }) === 'own');
}

/** Erases a customer from an event: null when it is their own, without mentions of them when it is another's. */
export function eraseInExchange(exchange: Exchange, matcher: CustomerMatcher): Exchange | null {
  return isOwnExchange(exchange, matcher) ? null : matcher.clear(exchangeSchema, exchange, whoseRest(exchange));
}

/** Whether an event that isn't the customer's own mentions them. */
export function mentionsCustomer(exchange: Exchange, matcher: CustomerMatcher): boolean {
  return matcher.isIn(exchangeSchema, exchange, whoseRest(exchange));
}

/** An event without a customer key still belongs to another customer when it has a TID. */
function whoseRest(exchange: Exchange): Whose {
  return tidAfter(exchange) === '' ? 'nobody' : 'other';
}
