import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import type { ChangeEvent } from 'react';
import type { TextElement } from './use-own-field.ts';
import { useSecret } from './use-secret.ts';
import { useSettledText } from './use-settled-text.ts';

type Settled = {
  readonly value: string;
  /** Hears of the text when it has rested for a moment, and when the field is left. */
  readonly onSettle: (value: string) => void;
};

/** A field that is saved by itself: no button, nothing typed is lost. */
export function SettledInput({ value, onSettle, ...others }: Omit<TextInputProps, 'value' | 'onChange'> & Settled) {
  return <TextInput {...others} {...useSettledField<HTMLInputElement>({ value, onSettle })} />;
}

/** The same, for several lines. */
export function SettledTextarea({ value, onSettle, ...others }: Omit<TextareaProps, 'value' | 'onChange'> & Settled) {
  return <Textarea {...others} {...useSettledField<HTMLTextAreaElement>({ value, onSettle })} />;
}

function useSettledField<E extends TextElement>({ value, onSettle }: Settled) {
  const own = useSettledText<E>({ value, onSettle });
  const secret = useSecret(own.shown);
  return {
    ...secret.fieldProps,
    ...own.composition,
    ref: own.field,
    onChange: ({ currentTarget }: ChangeEvent<E>) => own.type(currentTarget.value),
    onBlur: () => {
      own.leave();
      secret.leave();
    },
  };
}
