import type { DatedLine } from '#app/exchange/exchange.ts';
import { type Customer, type CustomerIndex, createCustomerIndex } from './customer-index.ts';

/** What the history says about customers, and apart from that its trash. */
export type CustomerBook = CustomerIndex & {
  /** Everybody with an event in the trash: nobody continues as them, but it is still kept. */
  readonly inTrash: () => readonly Customer[];
};

export function createCustomerBook(): CustomerBook {
  const index = createCustomerIndex();
  const trash = createCustomerIndex(isInTrash);
  return {
    ...index,
    add: (line) => {
      index.add(line);
      trash.add(line);
    },
    inTrash: trash.all,
  };
}

function isInTrash({ outcome, marks }: DatedLine): boolean {
  return outcome !== null && marks.deletedAt !== null;
}
