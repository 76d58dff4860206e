import { Portal } from '@mantine/core';
import { use } from 'react';
import { CustomersContext } from './customers.ts';
import styles from './token-field.module.css';

/** A suggestion for a field, and what it is. */
export type Offer = { readonly text: string; readonly about: string };

type TokenOffersProps = {
  readonly id: string;
  /** The field of the suggestions. */
  readonly input: HTMLElement;
  readonly offers: readonly Offer[];
  /** The chosen one; -1 for none. */
  readonly active: number;
  readonly onPick: (offer: Offer) => void;
};

/** The list of suggestions for the typed text. */
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

/** The height of the longest list, in pixels. */
const height = 272;

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom' | 'width'>;
type WindowSize = { readonly innerWidth: number; readonly innerHeight: number };

/** The position of a list of suggestions inside the window: below or above its field, at its left or right edge. */
export function placeList(field: Box, { innerWidth, innerHeight }: WindowSize) {
  const isOnTheRight = field.left + field.right > innerWidth && field.left > 0;
  const isLow = field.bottom + height > innerHeight && field.top > innerHeight - field.bottom;
  return {
    ...(isOnTheRight ? { right: Math.max(0, innerWidth - field.right) } : { left: field.left }),
    ...(isLow ? { bottom: innerHeight - field.top + 4 } : { top: field.bottom + 4 }),
    minWidth: Math.max(220, field.width),
    maxHeight: (isLow ? field.top : innerHeight - field.bottom) - 12,
  };
}
