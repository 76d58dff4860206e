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

type Typed = {
  readonly value: string;
  readonly onChange: (text: string) => void;
};

type Others<E> = {
  readonly ref?: Ref<E> | undefined;
  readonly onBlur?: ((event: FocusEvent<E>) => void) | undefined;
};

/** A field for one line of text. Typed text stays as typed; a value from outside moves no caret. */
export function TextField({
  value,
  onChange,
  onBlur,
  ref,
  ...others
}: Omit<TextInputProps, 'value' | 'onChange'> & Typed) {
  return <TextInput {...others} {...useField<HTMLInputElement>({ value, onChange }, { onBlur, ref })} />;
}

/** The same, for several lines. */
export function TextareaField({
  value,
  onChange,
  onBlur,
  ref,
  ...others
}: Omit<TextareaProps, 'value' | 'onChange'> & Typed) {
  return <Textarea {...others} {...useField<HTMLTextAreaElement>({ value, onChange }, { onBlur, ref })} />;
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
