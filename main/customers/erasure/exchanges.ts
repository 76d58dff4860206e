import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import type { Whose } from '#app/customers/seeker.ts';
import { type Exchange, exchangeSchema, tidAfter } from '#app/exchange/exchange.ts';

/** Whether an event is the customer's: by its key, or, where it has none, by its TID. */
export function isOwnExchange(exchange: Exchange, matcher: CustomerMatcher): boolean {
  const { customerKey, tid } = exchange.draft;
  return [tid, tidAfter(exchange)].some((one) => matcher.whose({ customerKey, tid: one }) === 'own');
}

/** An event without a customer: null when it is theirs, and without what is said of them when it is another's. */
export function eraseInExchange(exchange: Exchange, matcher: CustomerMatcher): Exchange | null {
  return isOwnExchange(exchange, matcher) ? null : matcher.clear(exchangeSchema, exchange, whoseRest(exchange));
}

/** Whether an event that is not the customer's own mentions them. */
export function mentionsCustomer(exchange: Exchange, matcher: CustomerMatcher): boolean {
  return matcher.isIn(exchangeSchema, exchange, whoseRest(exchange));
}

/** An event without a customer key is another customer's all the same when it has a TID. */
function whoseRest(exchange: Exchange): Whose {
  return tidAfter(exchange) === '' ? 'nobody' : 'other';
}
