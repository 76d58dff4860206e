import { TextInput } from '@mantine/core';
import { createContext, use, useEffect, useLayoutEffect, useRef } from 'react';
import { ownValue } from '#app/own-value.ts';
import { formatNumber } from '#app/quantity.ts';
import { readFigure } from '#app/read-figure.ts';
import { useUnsaved } from './unsaved.ts';
import { markUnusable } from './unusable-field.ts';
import { useAutosaveText } from './use-autosave-text.ts';

type NumberFieldProps = {
  readonly label: string;
  /** Null when it is empty. */
  readonly value: number | null;
  /** The least and the most that are accepted. */
  readonly range: readonly [number, number];
  readonly onChange: (value: number | null) => void;
  /** Shown at the end of the field: `ms`, `/ s`. */
  readonly unit?: string;
  /** What an empty field means. Without it the field can’t be empty. */
  readonly whenOpen?: string;
  readonly help?: string;
  readonly notation?: Notation;
  /** The label is for screen readers only. */
  readonly isLabelHidden?: boolean;
  /** How long typing must pause before the number is accepted, in milliseconds. For numbers that are saved one by one. */
  readonly delayMs?: number;
};

/** Where texts that are no numbers are kept, by the label of their field, while the fields are not shown. */
export type KeptTexts = {
  readonly texts: Readonly<Record<string, string>>;
  readonly onText: (label: string, text: string) => void;
  /** Before each label: tells the fields of one row from those of another. */
  readonly prefix?: string;
};

export const KeptTextsContext = createContext<KeptTexts>({ texts: {}, onText: () => {} });

/** How the number is written. Without it, as a whole number. */
type Notation = {
  readonly withFractions?: boolean;
  /** Null when the text is no number. */
  readonly parse?: (text: string) => number | null;
  /** Writes a number so that `parse` can read it. */
  readonly format?: (value: number) => string;
  /** The error for a text that is no number. */
  readonly misread?: string;
  /** The error for a number out of range. */
  readonly rangeText?: string;
};

/**
 * A field for a number. A text that is no number or out of range stays in the field with an error, and the value from before
 * the person began to type is restored. `leadToUnusable` prevents that a form is saved meanwhile.
 */
export function NumberField(props: NumberFieldProps) {
  const {
    label,
    value,
    range,
    onChange,
    unit,
    whenOpen,
    help,
    notation = {},
    isLabelHidden = false,
    delayMs = 0,
  } = props;
  const [least, most] = range;
  const { withFractions = false, format = String, misread = 'Enter a number' } = notation;
  const { parse = (text: string) => readFigure(text, withFractions ? 'fractions' : 'whole') } = notation;
  const { rangeText = `From ${formatNumber(least)} to ${formatNumber(most)}` } = notation;
  const inForce = value === null ? '' : format(value);
  /** The value before the person began to type; undefined while they don’t. */
  const before = useRef<number | null | undefined>(undefined);
  const { field, shown, type, keep, leave, composition } = useAutosaveText({
    value: inForce,
    delayMs,
    onSave: take,
    onOutside: () => {
      before.current = undefined;
    },
  });
  const error = shown === inForce ? null : errorOf(shown);
  // A text that is no number is kept nowhere else.
  useUnsaved(label, error !== null);
  useKeptText(label, error === null ? '' : shown, keep);

  function errorOf(text: string): string | null {
    if (text.trim() === '') return whenOpen === undefined ? rangeText : null;
    const number = parse(text);
    if (number === null && notation.misread === undefined && readFigure(text, 'whole') !== null)
      return 'Enter it without separators';
    if (number === null || (!withFractions && !Number.isInteger(number))) return misread;
    return number < least || number > most ? rangeText : null;
  }

  function take(text: string) {
    if (before.current === undefined) before.current = value;
    const taken = errorOf(text) !== null ? before.current : text.trim() === '' ? null : parse(text);
    if (taken !== value) onChange(taken);
  }

  return (
    <TextInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      {...composition}
      {...markUnusable(error)}
      ref={field}
      inputMode={withFractions ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={shown}
      placeholder={whenOpen}
      description={error === null ? help : undefined}
      error={error}
      rightSection={unit === undefined ? undefined : <span aria-hidden="true">{unit}</span>}
      rightSectionPointerEvents="none"
      rightSectionProps={{ style: { fontSize: 12, color: 'var(--mantine-color-dimmed)' } }}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={() => {
        if (error !== null) return;
        before.current = undefined;
        leave();
      }}
    />
  );
}

/** Shows the text that the field had when it was shown last, and keeps the one of now. */
function useKeptText(label: string, text: string, show: (text: string) => void): void {
  const { texts, onText, prefix = '' } = use(KeptTextsContext);
  const key = `${prefix}${label}`;
  const kept = useRef({ key, text: ownValue(texts, key) ?? '' });
  const showBefore = useRef(show);
  useLayoutEffect(() => {
    if (kept.current.text !== '') showBefore.current(kept.current.text);
  }, []);
  useEffect(() => {
    const before = kept.current;
    if (key === before.key && text === before.text) return;
    kept.current = { key, text };
    // Its row has moved up.
    if (key !== before.key && before.text !== '') onText(before.key, '');
    if (key === before.key || text !== '') onText(key, text);
  });
}
