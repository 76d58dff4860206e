import type { Dispatch } from 'react';
import type { HistoryQuery } from '#app/history/history-query.ts';
import type { SavedSearch } from '#app/history/saved-search.ts';
import type { SettingsUpdate } from '#app/settings/settings.ts';
import { shorten } from '#app/text/shorten.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { queryOf, toSavedSearch } from './saved-searches.ts';

type Searches = readonly SavedSearch[];

/** What a person does with saved searches. They are kept in the settings. */
export function useSavedSearches(
  { settings }: Pick<WorkbenchState, 'settings'>,
  dispatch: Dispatch<WorkbenchAction>,
  saveSettings: (update: SettingsUpdate) => Promise<boolean>,
) {
  // An Undo may come long after other settings were changed.
  const latest = useLatest(settings);

  function change(to: (searches: Searches) => Searches): Promise<boolean> {
    return saveSettings((now) => ({ searches: to(now.searches) }));
  }

  return {
    openSearch: (search: SavedSearch) => {
      dispatch({ type: 'history-queried', query: queryOf(search, new Date()) });
      dispatch({ type: 'view-shown', view: 'history' });
    },
    saveSearch: async (query: HistoryQuery, wanted: string) => {
      const name = uniqueName(
        wanted,
        latest.current.searches.map((other) => other.name),
      );
      const search = toSavedSearch(query, { id: crypto.randomUUID(), name }, new Date());
      const isSaved = await change((searches) => [...searches, search]);
      if (isSaved) say(`Search “${shorten(name)}” saved.`);
      return isSaved;
    },
    renameSearch: (id: string, wanted: string) => {
      const name = wanted.trim();
      if (name === '') return;
      void change((searches) => searches.map((search) => (search.id === id ? { ...search, name } : search)));
    },
    deleteSearch: async (id: string) => {
      const before = latest.current.searches;
      const deleted = before.find((search) => search.id === id);
      if (deleted === undefined) return;
      const place = before.indexOf(deleted);
      if (!(await change((searches) => searches.filter((search) => search.id !== id)))) return;
      sayWithUndo(
        `Search “${shorten(deleted.name)}” deleted.`,
        () => void change((searches) => searches.toSpliced(place, 0, deleted)),
      );
    },
  };
}
