import { Portal } from '@mantine/core';
import { use } from 'react';
import { CustomersContext } from './customers.ts';
import { placeList } from './place-list.ts';
import styles from './token-field.module.css';

/** What can be put into a field, and what it is. */
export type Offer = { readonly text: string; readonly about: string };

type TokenOffersProps = {
  readonly id: string;
  /** The field that they are for. */
  readonly input: HTMLElement;
  readonly offers: readonly Offer[];
  /** The chosen one; -1 for none. */
  readonly active: number;
  readonly onPick: (offer: Offer) => void;
};

/** The list of what fits what is being typed. */
export function TokenOffers({ id, input, offers, active, onPick }: TokenOffersProps) {
  const customers = use(CustomersContext);
  return (
    <Portal>
      <div
        id={id}
        role="listbox"
        aria-label="Suggestions"
        className={styles['offers']}
        style={placeList(input.getBoundingClientRect(), window)}
      >
        {offers.map((offer, index) => (
          <div
            key={offer.text}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles['offer']}
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(offer);
            }}
          >
            <span className="mono">{customers.text(offer.text)}</span>
            <span className={styles['about']}>{customers.text(offer.about)}</span>
          </div>
        ))}
      </div>
    </Portal>
  );
}
