import { TextInput, type TextInputProps } from '@mantine/core';
import styles from './token-field.module.css';
import { useTokenField } from './use-token-field.tsx';

type TokenInputProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The value is a customer key. */
  readonly isCustomer?: boolean;
};

/** A text field that knows `{{…}}`. */
export function TokenInput({ value, onChange, isCustomer = false, ...others }: TokenInputProps) {
  const field = useTokenField({ value, onChange, isCustomer });
  return (
    <TextInput
      spellCheck={false}
      autoComplete="off"
      {...others}
      {...field.inputProps}
      inputContainer={(children) => (
        <div className={`${styles['box']} ${others.classNames === undefined ? '' : 'mono'}`}>
          {children}
          {field.marks}
        </div>
      )}
      onKeyDown={field.takeKey}
      onBlur={field.leave}
    />
  );
}
