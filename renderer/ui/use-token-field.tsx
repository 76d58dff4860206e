import { Portal } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type RefObject, type SyntheticEvent, use, useId, useState } from 'react';
import { findTokens } from '#app/event/tokens.ts';
import { foldText } from '#app/text/search.ts';
import { CustomersContext } from './customers.ts';
import { placeList } from './place-list.ts';
import { TokenBookContext } from './token-book.ts';
import styles from './token-field.module.css';
import { useSecret } from './use-secret.ts';

type Offer = { readonly text: string; readonly about: string };

type TokenFieldOptions = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** It holds a customer key, and nothing else. */
  readonly isCustomer?: boolean;
  /** Whole values that are offered while something is typed. */
  readonly known?: readonly string[];
};

type TokenField = {
  readonly inputProps: ReturnType<typeof useSecret>['fieldProps'] & {
    readonly title: string;
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
    readonly onScroll: (event: SyntheticEvent<HTMLInputElement>) => void;
  };
  /** Takes a key that belongs to the list; returns whether it did. */
  readonly takeKey: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  /** Looks at what is typed now, and offers what fits. */
  readonly look: (input: HTMLInputElement) => void;
  readonly leave: () => void;
  /** The marks behind the text, and the list that is offered. */
  readonly marks: ReactNode;
};

const mostOffered = 8;

/** Makes a text field know `{{…}}`: marks them, tells what they stand for, and offers them as they are typed. */
export function useTokenField({
  input,
  value,
  onChange,
  isCustomer = false,
  known = [],
}: TokenFieldOptions): TokenField {
  const book = use(TokenBookContext);
  const customers = use(CustomersContext);
  const secret = useSecret(value, isCustomer);
  const listId = useId();
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [active, setActive] = useState(-1);
  const [scrolled, setScrolled] = useState(0);
  const tokens = findTokens(value);
  const isOpen = offers.length > 0;

  function look({ value: text, selectionStart }: HTMLInputElement) {
    const typed = /\{\{\s*([^{}]*)$/.exec(text.slice(0, selectionStart ?? text.length))?.[1];
    if (typed !== undefined) {
      const wanted = foldText(typed);
      const found = book.names.filter(({ name }) => foldText(name).includes(wanted));
      setOffers(found.slice(0, mostOffered).map(({ name, about }) => ({ text: name, about })));
      setActive(found.length > 0 ? 0 : -1);
      return;
    }
    const wanted = foldText(text);
    const found = known.filter((one) => wanted !== '' && one !== text && foldText(one).includes(wanted));
    setOffers(found.slice(0, mostOffered).map((one) => ({ text: one, about: '' })));
    setActive(-1);
  }

  function close() {
    setOffers([]);
    setActive(-1);
  }

  function pick({ text }: Offer) {
    const caret = input.current?.selectionStart ?? value.length;
    const before = value.slice(0, caret);
    const open = /\{\{\s*[^{}]*$/.exec(before);
    if (open === null) onChange(text);
    else onChange(`${before.slice(0, open.index)}{{${text}}}${value.slice(caret).replace(/^[^{}]*\}\}|^\}/, '')}`);
    close();
  }

  function takeKey(event: KeyboardEvent<HTMLInputElement>): boolean {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = offers[active];
    if (by !== 0) setActive((active + by + offers.length) % offers.length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) pick(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  const described = tokens.map((token) => ({ ...token, ...book.describe(token.inner) }));
  const place = isOpen ? input.current?.getBoundingClientRect() : undefined;
  return {
    inputProps: {
      ...secret.fieldProps,
      title: [secret.masked, ...described.map(({ inner, says }) => `{{${inner}}}: ${customers.text(says)}`)].join('\n'),
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': active === -1 ? undefined : `${listId}-${active}`,
      onScroll: ({ currentTarget }) => setScrolled(currentTarget.scrollLeft),
    },
    takeKey,
    look,
    leave: () => {
      close();
      secret.leave();
    },
    marks: (
      <>
        {described.length > 0 && !secret.isSecret && (
          <span className={styles['marks']} aria-hidden="true">
            <span style={{ transform: `translateX(${-scrolled}px)` }}>
              {described.map(({ from, to, isKnown }, index) => (
                <span key={index}>
                  {value.slice(described[index - 1]?.to ?? 0, from)}
                  <mark data-known={isKnown}>{value.slice(from, to)}</mark>
                </span>
              ))}
            </span>
          </span>
        )}
        {place !== undefined && (
          <Portal>
            <div
              id={listId}
              role="listbox"
              aria-label="Suggestions"
              className={styles['offers']}
              style={placeList(place, window)}
            >
              {offers.map((offer, index) => (
                <div
                  key={offer.text}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={styles['offer']}
                  onMouseDown={(event) => {
                    event.preventDefault();
                    pick(offer);
                  }}
                >
                  <span className="mono">{customers.text(offer.text)}</span>
                  <span className={styles['about']}>{customers.text(offer.about)}</span>
                </div>
              ))}
            </div>
          </Portal>
        )}
      </>
    ),
  };
}
