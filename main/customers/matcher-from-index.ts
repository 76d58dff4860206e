import type { CustomerBook } from '#app/customers/customer-book.ts';
import { type CustomerMatcher, matchCustomer } from '#app/customers/customer-matcher.ts';
import { foldKey, foldTid } from '#app/event/customer-key.ts';

/** A matcher for the customer and for the TIDs that were sent only with them, in the trash too: its events may be restored. */
export function matcherFromIndex(customerKey: string, book: CustomerBook): CustomerMatcher {
  const wanted = foldKey(customerKey);
  const own = new Map<string, string>();
  const others = new Set<string>();
  for (const { customerKey: key, tids } of [...book.all(), ...book.inTrash()])
    for (const { tid } of tids) {
      if (foldKey(key) === wanted) own.set(foldTid(tid), tid);
      // A TID that was also sent without a customer key still belongs to its customer.
      else if (key !== '') others.add(foldTid(tid));
    }
  return matchCustomer(
    customerKey,
    [...own].filter(([folded]) => !others.has(folded)).map(([, tid]) => tid),
  );
}
