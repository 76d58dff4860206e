import type { TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { searchNote } from '#app/text/search.ts';
import { FoundCount } from './found-count.tsx';
import { TextField } from './text-field.tsx';

type SearchFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'leftSection' | 'inputWrapperOrder'> & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** How many it finds, for screen readers; "shown" where the view shows it, with the role status. */
  readonly found: number | 'shown';
};

/** A field for a search of any length. It says how much it finds, and where not all of its words are searched for. */
export function SearchField({ found, ...props }: SearchFieldProps) {
  return (
    <>
      <TextField
        {...props}
        type="search"
        leftSection={<IconSearch size={16} stroke={1.5} />}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={searchNote(props.value)}
      />
      {found !== 'shown' && <FoundCount search={props.value} found={found} />}
    </>
  );
}
