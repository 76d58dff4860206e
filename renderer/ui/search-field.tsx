import type { TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { searchNote } from '#app/text/search.ts';
import { TextField } from './text-field.tsx';

type SearchFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'leftSection' | 'inputWrapperOrder'> & {
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** A field for a search of any length. It says so where not all of its words are searched for. */
export function SearchField(props: SearchFieldProps) {
  return (
    <TextField
      {...props}
      type="search"
      leftSection={<IconSearch size={16} stroke={1.5} />}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={searchNote(props.value)}
    />
  );
}
