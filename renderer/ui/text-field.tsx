import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import type { FocusEvent } from 'react';
import type { TextElement } from './use-own-field.ts';
import { useSecret } from './use-secret.ts';
import { type OtherProps, type Typed, useTypedField } from './use-typed-field.ts';

/** A field for one line of text, in which customers are masked while that is needed. Typed text stays as typed; a value from outside moves no caret. */
export function TextField({
  value,
  onChange,
  onBlur,
  onFocus,
  ref,
  ...others
}: Omit<TextInputProps, 'value' | 'onChange'> & Typed) {
  return <TextInput {...others} {...useMaskedField<HTMLInputElement>({ value, onChange }, { onBlur, onFocus, ref })} />;
}

type TextareaFieldProps = Omit<TextareaProps, 'value' | 'onChange' | 'autosize' | 'minRows' | 'maxRows'> &
  Typed & {
    /** How many lines are shown at least and at most: as many as the text has. */
    readonly lines: readonly [least: number, most: number];
  };

/**
 * The same, for several lines. Its height is the browser’s work: Mantine’s `autosize` measures the text in a field of its
 * own at each letter, which makes the browser lay out the whole window twice.
 */
export function TextareaField({ value, onChange, onBlur, onFocus, ref, lines, ...others }: TextareaFieldProps) {
  const [least, most] = lines;
  return (
    <Textarea
      {...others}
      styles={{ input: { fieldSizing: 'content', minHeight: heightOf(least), maxHeight: heightOf(most) } }}
      {...useMaskedField<HTMLTextAreaElement>({ value, onChange }, { onBlur, onFocus, ref })}
    />
  );
}

/** The height of a field with a number of lines, with its padding and its edges. */
function heightOf(lines: number): string {
  return `calc(${lines} * 1lh + 2 * var(--input-padding-y) + 2px)`;
}

function useMaskedField<E extends TextElement>(typed: Typed, others: OtherProps<E>) {
  const field = useTypedField<E>(typed, others);
  const secret = useSecret(field.value);
  return {
    ...field,
    ...secret.fieldProps,
    onFocus: (event: FocusEvent<E>) => {
      secret.fieldProps.onFocus(event);
      others.onFocus?.(event);
    },
    onBlur: (event: FocusEvent<E>) => {
      secret.leave();
      field.onBlur(event);
    },
  };
}
