import {
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import type { ChangeEvent, FocusEvent, Ref } from 'react';
import { type TextElement, useOwnField } from './use-own-field.ts';
import { useSecret } from './use-secret.ts';

type Typed = {
  readonly value: string;
  readonly onChange: (text: string) => void;
};

type Others<E> = {
  readonly ref?: Ref<E> | undefined;
  readonly onBlur?: ((event: FocusEvent<E>) => void) | undefined;
  readonly onFocus?: ((event: FocusEvent<E>) => void) | undefined;
};

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

/** The same, for a password. */
export function PasswordField({
  value,
  onChange,
  onBlur,
  ref,
  ...others
}: Omit<PasswordInputProps, 'value' | 'onChange'> & Typed) {
  return <PasswordInput {...others} {...useField<HTMLInputElement>({ value, onChange }, { onBlur, ref })} />;
}

function useMaskedField<E extends TextElement>(typed: Typed, others: Others<E>) {
  const field = useField<E>(typed, others);
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

function useField<E extends TextElement>({ value, onChange }: Typed, { onBlur, ref }: Others<E>) {
  const { field, shown, type, leave, composition } = useOwnField<E>({ value, onType: onChange });
  return {
    ...composition,
    ref: useMergedRef(field, ref),
    value: shown,
    onChange: ({ currentTarget }: ChangeEvent<E>) => type(currentTarget.value),
    onBlur: (event: FocusEvent<E>) => {
      leave();
      onBlur?.(event);
    },
  };
}
