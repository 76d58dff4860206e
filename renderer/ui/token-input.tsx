import { TextInput, type TextInputProps } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { still } from './still.tsx';
import styles from './token-field.module.css';
import { useTokenField } from './use-token-field.tsx';

type TokenInputProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The value is a customer key. */
  readonly isCustomer?: boolean;
  /** The id of what says its problem elsewhere. */
  readonly describedBy?: string;
};

/** A text field that knows `{{…}}`. */
export const TokenInput = still(function TokenInput(props: TokenInputProps) {
  const { value, onChange, isCustomer = false, describedBy, ...others } = props;
  const field = useTokenField({ value, onChange, isCustomer });
  const { ref } = field.inputProps;
  useLayoutEffect(() => {
    // Mantine describes a field only with what it shows below it.
    if (describedBy === undefined) return undefined;
    const { current } = ref;
    current?.setAttribute('aria-describedby', describedBy);
    return () => current?.removeAttribute('aria-describedby');
  }, [ref, describedBy]);
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
});
