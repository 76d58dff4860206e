import { useMergedRef } from '@mantine/hooks';
import type { ChangeEvent, FocusEvent, Ref } from 'react';
import { type TextElement, useOwnField } from './use-own-field.ts';

export type Typed = {
  readonly value: string;
  readonly onChange: (text: string) => void;
};

export type OtherProps<E> = {
  readonly ref?: Ref<E> | undefined;
  readonly onBlur?: ((event: FocusEvent<E>) => void) | undefined;
  readonly onFocus?: ((event: FocusEvent<E>) => void) | undefined;
};

/** The props of a text field that owns its text, for Mantine's fields. */
export function useTypedField<E extends TextElement>({ value, onChange }: Typed, { onBlur, ref }: OtherProps<E>) {
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
