import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { useAutosaveText } from './use-autosave-text.ts';
import type { TextElement } from './use-own-field.ts';
import { useSecret } from './use-secret.ts';

type Autosave = {
  readonly value: string;
  /** Whether saving the value failed. */
  readonly isUnsaved?: boolean;
  /** Gets the text when typing pauses, and when the field is left. */
  readonly onSave: (value: string) => void;
};

/** A field that saves without a button. Nothing typed is lost. */
export function AutosaveInput({
  value,
  isUnsaved = false,
  onSave,
  ...others
}: Omit<TextInputProps, 'value' | 'onChange'> & Autosave) {
  return <TextInput {...others} {...useAutosaveField<HTMLInputElement>({ value, isUnsaved, onSave })} />;
}

/** The same, for several lines. */
export function AutosaveTextarea({
  value,
  onSave,
  ...others
}: Omit<TextareaProps, 'value' | 'onChange'> & Omit<Autosave, 'isUnsaved'>) {
  return <Textarea {...others} {...useAutosaveField<HTMLTextAreaElement>({ value, onSave })} />;
}

function useAutosaveField<E extends TextElement>(autosave: Autosave) {
  const own = useAutosaveText<E>(autosave);
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
