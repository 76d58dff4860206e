import { useCombobox } from '@mantine/core';
import { useState } from 'react';
import { searchWords } from '#app/text/search.ts';

/** A list with a search above it, which has the focus while the list is open and is empty each time. */
export function useSearchList() {
  const [search, setSearch] = useState('');
  const list = useCombobox({
    onDropdownClose: () => {
      setSearch('');
      list.resetSelectedOption();
      list.focusTarget();
    },
    onDropdownOpen: () => list.focusSearchInput(),
  });
  return { list, search, setSearch, words: searchWords(search) };
}
