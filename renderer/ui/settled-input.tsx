import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useSecret } from './use-secret.ts';
import { useSettled } from './use-settled.ts';

const restMs = 400;

type Settled = {
  readonly value: string;
  /** Hears of the text when it has rested for a moment, and when the field is left. */
  readonly onSettle: (value: string) => void;
};

/** A field that is saved by itself: no button, nothing typed is lost. */
export function SettledInput({ value, onSettle, ...others }: Omit<TextInputProps, 'value' | 'onChange'> & Settled) {
  const field = useSettledText({ value, onSettle });
  return <TextInput {...others} {...field} />;
}

/** The same, for several lines. */
export function SettledTextarea({ value, onSettle, ...others }: Omit<TextareaProps, 'value' | 'onChange'> & Settled) {
  const field = useSettledText({ value, onSettle });
  return <Textarea {...others} {...field} />;
}

function useSettledText({ value, onSettle }: Settled) {
  // Null while it shows what is saved, which may change without it: by undo, for one.
  const [typed, setTyped] = useState<string | null>(null);
  const save = (text: string) => {
    if (text !== value) onSettle(text);
  };
  useSettled(typed ?? value, save, restMs);
  const secret = useSecret(typed ?? value);
  return {
    ...secret.fieldProps,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setTyped(currentTarget.value),
    onBlur: () => {
      if (typed !== null) save(typed);
      setTyped(null);
      secret.leave();
    },
  };
}
