import { TextInput, type TextInputProps } from '@mantine/core';
import { type FocusEvent, useState } from 'react';
import { markUnusable } from './unusable-field.ts';
import { useOwnField } from './use-own-field.ts';

type DateFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
  /** As `2026-01-05`; empty for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
};

/** Earlier ones are years that are still being typed: the browser reads the first digit of 2026 as the year 2. */
const firstYear = 1900;

/**
 * A day, typed or chosen, in the order that the computer writes days. A day that is not typed to its end counts for nothing,
 * and is marked when the field is left.
 */
export function DateField({ value, onChange, onBlur, error, ...others }: DateFieldProps) {
  const [isPartial, setPartial] = useState(false);
  const { field, shown, type, leave } = useOwnField({
    value,
    onType: (text) => {
      const day = isWholeDay(text) ? text : '';
      if (day !== value) onChange(day);
    },
    onOutside: () => setPartial(false),
  });

  function onLeave(event: FocusEvent<HTMLInputElement>) {
    const { validity, value: text } = event.currentTarget;
    const isUnfinished = validity.badInput || (text !== '' && !isWholeDay(text));
    setPartial(isUnfinished);
    if (!isUnfinished) leave();
    onBlur?.(event);
  }

  return (
    <TextInput
      {...others}
      ref={field}
      type="date"
      min={`${firstYear}-01-01`}
      max="9999-12-31"
      value={shown}
      error={isPartial ? 'Enter a full date' : error}
      {...markUnusable(isPartial || (shown !== '' && !isWholeDay(shown)) ? 'part' : null)}
      onInvalid={() => setPartial(true)}
      onChange={({ currentTarget }) => {
        setPartial(false);
        type(currentTarget.value);
      }}
      onBlur={onLeave}
    />
  );
}

function isWholeDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number(text.slice(0, 4)) >= firstYear;
}
