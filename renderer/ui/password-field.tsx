import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { type Typed, useTypedField } from './use-typed-field.ts';

/** A field for a password. Typed text stays as typed. It is a module of its own, because the window opens without it. */
export function PasswordField({
  value,
  onChange,
  onBlur,
  ref,
  ...others
}: Omit<PasswordInputProps, 'value' | 'onChange'> & Typed) {
  return <PasswordInput {...others} {...useTypedField<HTMLInputElement>({ value, onChange }, { onBlur, ref })} />;
}
