import { foldText } from '#app/text/search.ts';

/** What a customer key is compared by, everywhere: two keys with the same one are the same customer. */
export function foldKey(customerKey: string): string {
  return foldText(customerKey.trim());
}

/** What a TID is compared by, everywhere. */
export function foldTid(tid: string): string {
  return tid.trim().toLowerCase();
}

/** Whether two keys are the same customer's. Most are written alike. */
export function isSameCustomer(one: string, other: string): boolean {
  return one === other || foldKey(one) === foldKey(other);
}
