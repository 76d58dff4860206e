import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { markUnusable } from './unusable-field.ts';
import { useSettledText } from './use-settled-text.ts';

type NumberFieldProps = {
  readonly label: string;
  /** Null where it is left open. */
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number | null) => void;
  /** What is counted, shown at the end of the field: `ms`, `/ s`. */
  readonly unit?: string;
  /** What an open field means; without it the field cannot be left open. */
  readonly whenOpen?: string;
  readonly help?: string;
  /** Numbers after the point are taken. */
  readonly withFractions?: boolean;
  /** Reads what is typed in another way than as a plain number; null when it is none. */
  readonly parse?: (text: string) => number | null;
  /** Writes a number as `parse` reads it. */
  readonly format?: (value: number) => string;
  /** The range in words, where the plain numbers say little. */
  readonly range?: string;
  /** The label is for those who listen only; those who look read it elsewhere. */
  readonly isLabelHidden?: boolean;
  readonly width?: number;
  /** What to say of a text that is no number. */
  readonly misread?: string;
  /** How long a number rests before it is taken, in milliseconds: where each one is saved. */
  readonly restMs?: number;
};

/**
 * A number as it is typed. What is no number, or too small or large, stays in the field, marked, and nothing of it is taken:
 * also its first digits are given back. `leadToUnusable` keeps a form from being saved meanwhile.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, least, most, onChange, unit, whenOpen, help, isLabelHidden = false, width } = props;
  const { misread = 'Not a number', restMs = 0 } = props;
  const { withFractions = false, parse = readNumber, format = String } = props;
  const { range = `From ${least.toLocaleString('en')} to ${most.toLocaleString('en')}` } = props;
  const inForce = value === null ? '' : format(value);
  /** What was in force before the person began to type; undefined while they do not. */
  const before = useRef<number | null | undefined>(undefined);
  const { field, shown, type, leave, composition } = useSettledText({
    value: inForce,
    restMs,
    onSettle: take,
    onOutside: () => {
      before.current = undefined;
    },
  });
  const fault = shown === inForce ? null : errorOf(shown);

  function errorOf(text: string): string | null {
    if (text.trim() === '') return whenOpen === undefined ? range : null;
    const number = parse(text);
    if (number === null || (!withFractions && !Number.isInteger(number))) return misread;
    return number < least || number > most ? range : null;
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
      {...markUnusable(fault)}
      ref={field}
      w={width}
      inputMode={withFractions ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={shown}
      placeholder={whenOpen}
      description={fault === null ? help : undefined}
      error={fault}
      rightSection={unit === undefined ? undefined : <span aria-hidden="true">{unit}</span>}
      rightSectionPointerEvents="none"
      rightSectionProps={{ style: { fontSize: 12, color: 'var(--mantine-color-dimmed)' } }}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={() => {
        if (fault !== null) return;
        before.current = undefined;
        leave();
      }}
    />
  );
}

function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
