import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  use,
  useId,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { findTokens } from '#app/event/tokens.ts';
import { foldText } from '#app/text/search.ts';
import { shorten } from '#app/text/shorten.ts';
import { CustomersContext } from './customers.ts';
import { TokenMarks } from './token-marks.tsx';
import { type Offer, TokenOffers } from './token-offers.tsx';
import { useOwnField } from './use-own-field.ts';
import { useSecret } from './use-secret.ts';
import { VariableLookupContext } from './variable-lookup.ts';

type TokenFieldOptions = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The value is a customer key. */
  readonly isCustomer?: boolean;
  /** Whole values to suggest while the person types: read with each letter, as the field may not be rendered again. */
  readonly known?: () => readonly string[];
};

type TokenField = {
  readonly inputProps: ReturnType<typeof useSecret>['fieldProps'] & {
    readonly ref: RefObject<HTMLInputElement | null>;
    readonly title: string;
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
    /** Keeps a dialog around the field from closing on Escape. */
    readonly 'data-mantine-stop-propagation': true | undefined;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onSelect: (event: SyntheticEvent<HTMLInputElement>) => void;
    readonly onScroll: (event: SyntheticEvent<HTMLInputElement>) => void;
    readonly onCompositionStart: () => void;
    readonly onCompositionEnd: () => void;
  };
  /** Handles a key for the list of suggestions. Returns whether it did. */
  readonly takeKey: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  readonly leave: () => void;
  /** The marks behind the text, and the list of suggestions. */
  readonly marks: ReactNode;
};

const mostOffered = 8;
const nothing = (): readonly string[] => [];

/** Adds variables to a text field: marks each `{{…}}`, says its value, and suggests names while the person types. */
export function useTokenField({ value, onChange, isCustomer = false, known = nothing }: TokenFieldOptions): TokenField {
  const lookup = use(VariableLookupContext);
  const customers = use(CustomersContext);
  const { offers, active, isOpen, look, follow, close, takeOffer, takeKey } = useOffers({
    variables: lookup.names,
    known,
    onPick: pick,
  });
  // What was suggested is for the text that was typed.
  const own = useOwnField({ value, onType: onChange, onOutside: close });
  const { shown, field: input } = own;
  const secret = useSecret(shown, isCustomer);
  const listId = useId();
  const [scrolled, setScrolled] = useState(0);

  function pick({ text }: Offer, typed: TypedName | null) {
    if (typed !== null && input.current !== null && !isCaretIn(input.current, typed)) return close();
    const [start, end] = withOffer(shown, text, typed);
    // At once, so that the next key is typed after the inserted text.
    flushSync(() => own.type(start + end));
    input.current?.setSelectionRange(start.length, start.length);
    close();
  }

  const tokens = findTokens(shown).map((token) => ({ ...token, ...lookup.describe(token.inner) }));
  const says = tokens.map((token) => `{{${token.inner}}}: ${customers.text(token.says)}`);
  return {
    inputProps: {
      ...secret.fieldProps,
      ...own.composition,
      ref: input,
      title: [shorten(secret.masked), ...says].join('\n'),
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': active === -1 ? undefined : `${listId}-${active}`,
      'data-mantine-stop-propagation': isOpen || undefined,
      onChange: ({ currentTarget }) => {
        own.type(currentTarget.value);
        look(currentTarget);
      },
      onSelect: ({ currentTarget }) => follow(currentTarget),
      onScroll: ({ currentTarget }) => setScrolled(currentTarget.scrollLeft),
    },
    takeKey,
    leave: () => {
      close();
      own.leave();
      secret.leave();
    },
    marks: (
      <>
        {tokens.length > 0 && !secret.isSecret && <TokenMarks text={shown} tokens={tokens} scrolled={scrolled} />}
        {isOpen && input.current !== null && (
          <TokenOffers id={listId} input={input.current} offers={offers} active={active} onPick={takeOffer} />
        )}
      </>
    ),
  };
}

type OffersOptions = {
  readonly variables: readonly { readonly name: string; readonly about: string }[];
  readonly known: () => readonly string[];
  /** `typed` is the name that it completes; null where it is a whole value. */
  readonly onPick: (offer: Offer, typed: TypedName | null) => void;
};

/** A name that is typed in a text: where its `{{` is, and where it ends. */
type TypedName = { readonly text: string; readonly bracesAt: number; readonly end: number; readonly name: string };

/** The name that is typed before the caret, with what was typed of it before and is still behind the caret. */
function typedName(text: string, caret: number | null, before: TypedName | null): TypedName | null {
  const typedTo = caret ?? text.length;
  const found = /\{\{[^{}]*$/.exec(text.slice(0, typedTo));
  if (found === null) return null;
  const bracesAt = found.index;
  const end = typedTo + (before?.bracesAt === bracesAt ? keptBehind(text.slice(typedTo), before) : 0);
  return { text, bracesAt, end, name: text.slice(bracesAt + 2, end).trimStart() };
}

/** How many letters of a name that was typed before are still behind the caret. */
function keptBehind(behind: string, { text, bracesAt, end }: TypedName): number {
  const count = behind.length - (text.length - end);
  return count > 0 && text.slice(bracesAt + 2).endsWith(behind) ? count : 0;
}

function isCaretIn({ selectionStart, selectionEnd }: HTMLInputElement, { bracesAt, end }: TypedName): boolean {
  return (selectionStart ?? end) >= bracesAt + 2 && (selectionEnd ?? end) <= end;
}

/** The text before the caret and after it, with what was picked. */
function withOffer(shown: string, text: string, typed: TypedName | null): readonly [string, string] {
  if (typed === null) return [text, ''];
  return [`${shown.slice(0, typed.bracesAt)}{{${text}}}`, shown.slice(typed.end).replace(/^[^{}]*\}\}|^\}/, '')];
}

/** Those that have what was typed in them: the same text first, then what begins with it. */
function bestFirst<T extends { readonly text: string }>(offered: readonly T[], typed: string): readonly T[] {
  const wanted = foldText(typed);
  const rank = ({ text }: T) =>
    text === typed ? 0 : foldText(text) === wanted ? 1 : foldText(text).startsWith(wanted) ? 2 : 3;
  return offered.filter(({ text }) => foldText(text).includes(wanted)).toSorted((a, b) => rank(a) - rank(b));
}

/** The suggestions for what is typed, and the keys that choose one. */
function useOffers({ variables, known, onPick }: OffersOptions) {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [active, setActive] = useState(-1);
  const [completed, setCompleted] = useState<TypedName | null>(null);

  /** Suggests what matches the text of the field. */
  function look({ value: text, selectionStart }: HTMLInputElement) {
    const typed = typedName(text, selectionStart, completed);
    setCompleted(typed);
    if (typed !== null) {
      const found = bestFirst(
        variables.map(({ name, about }) => ({ text: name, about })),
        typed.name,
      );
      setOffers(found.slice(0, mostOffered));
      setActive(found.length > 0 ? 0 : -1);
      return;
    }
    const others = text === '' ? [] : known().filter((one) => one !== text);
    const found = bestFirst(
      others.map((one) => ({ text: one, about: '' })),
      text,
    );
    setOffers(found.slice(0, mostOffered));
    setActive(-1);
  }

  /** Suggests nothing more once the caret has left the name. */
  function follow(field: HTMLInputElement) {
    if (completed !== null && !isCaretIn(field, completed)) close();
  }

  function hide() {
    setOffers([]);
    setActive(-1);
  }

  function close() {
    hide();
    setCompleted(null);
  }

  const takeOffer = (offer: Offer) => onPick(offer, completed);

  function takeKey(event: KeyboardEvent<HTMLInputElement>): boolean {
    if (offers.length === 0 || event.nativeEvent.isComposing) return false;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = offers[active];
    if (by !== 0) setActive((active + by + offers.length) % offers.length);
    else if (event.key === 'Escape') hide();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined)
      takeOffer(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { offers, active, isOpen: offers.length > 0, look, follow, close, takeOffer, takeKey };
}
