import { Autocomplete, type AutocompleteProps, Combobox } from '@mantine/core';
import { foldText } from '#app/text/search.ts';
import { useOwnText } from './use-own-text.ts';

type ChoiceFieldProps = Omit<AutocompleteProps, 'value' | 'onChange' | 'data' | 'filter'> & {
  readonly choices: readonly string[];
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** A field that offers a few answers, and takes any other. Typed text stays as typed. */
export function ChoiceField({ choices, value, onChange, ...others }: ChoiceFieldProps) {
  const { shown, type, leave } = useOwnText({ value, onType: onChange });
  // An answer that was chosen says nothing about which others are wanted.
  const search = choices.includes(shown) ? '' : foldText(shown.trim());
  return (
    <Autocomplete
      {...others}
      // A template from a file may have a choice twice, which the list doesn't take.
      data={[...new Set(choices)]}
      filter={({ options }) => options.filter((option) => 'value' in option && foldText(option.value).includes(search))}
      rightSection={<Combobox.Chevron />}
      rightSectionPointerEvents="none"
      spellCheck={false}
      value={shown}
      onChange={type}
      onBlur={leave}
    />
  );
}
