import type { CustomerTrace } from '#app/customers/customer-matcher.ts';
import type { Whose } from '#app/customers/seeker.ts';
import { type Exchange, exchangeSchema, tidAfter } from '#app/exchange/exchange.ts';

/** Whether an event is the customer's: by its key, or, where it has none, by its TID. */
export function isOwnExchange(exchange: Exchange, trace: CustomerTrace): boolean {
  const { customerKey, tid } = exchange.draft;
  return [tid, tidAfter(exchange)].some((one) => trace.whose({ customerKey, tid: one }) === 'own');
}

/** An event without a customer: null when it is theirs, and without what is said of them when it is another's. */
export function eraseInExchange(exchange: Exchange, trace: CustomerTrace): Exchange | null {
  return isOwnExchange(exchange, trace) ? null : trace.clear(exchangeSchema, exchange, whoseRest(exchange));
}

/** Whether an event that is not the customer's own mentions them. */
export function mentionsCustomer(exchange: Exchange, trace: CustomerTrace): boolean {
  return trace.isIn(exchangeSchema, exchange, whoseRest(exchange));
}

/** An event without a customer key is another visitor's all the same when it has a TID. */
function whoseRest(exchange: Exchange): Whose {
  return tidAfter(exchange) === '' ? 'nobody' : 'other';
}
