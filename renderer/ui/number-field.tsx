import { TextInput } from '@mantine/core';
import { useState } from 'react';

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
  /** The label is for those who listen only; those who look read it elsewhere. */
  readonly isLabelHidden?: boolean;
};

/** A number as it is typed. What is no number, or too small or large, stays in the field and is not taken. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, least, most, onChange, unit, whenOpen, help, isLabelHidden = false } = props;
  const { withFractions = false, parse = readNumber } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const fault = typed === null ? null : faultOf(typed);

  function faultOf(text: string): string | null {
    if (text.trim() === '') return whenOpen === undefined ? `From ${least} to ${most.toLocaleString('en')}` : null;
    const number = parse(text);
    if (number === null || (!withFractions && !Number.isInteger(number))) return 'Not a number';
    return number < least || number > most ? `From ${least} to ${most.toLocaleString('en')}` : null;
  }

  return (
    <TextInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      inputMode={withFractions ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={typed ?? (value === null ? '' : String(value))}
      placeholder={whenOpen}
      description={fault === null ? help : undefined}
      error={fault}
      rightSection={unit === undefined ? undefined : <span aria-hidden="true">{unit}</span>}
      rightSectionPointerEvents="none"
      rightSectionProps={{ style: { fontSize: 12, color: 'var(--mantine-color-dimmed)' } }}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value;
        setTyped(text);
        if (faultOf(text) === null) onChange(text.trim() === '' ? null : parse(text));
      }}
      onBlur={() => {
        if (fault === null) setTyped(null);
      }}
    />
  );
}

function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
