import type { Dispatch } from 'react';
import { perform } from '#renderer/ask.ts';
import { continueActions } from '#renderer/features/customers/continue-as.ts';
import { useSelection } from '#renderer/features/environments/use-selection.ts';
import { eventActions } from '#renderer/features/event/actions.ts';
import { useExchangeActions } from '#renderer/features/exchange/use-exchange-actions.ts';
import { useSavedSearches } from '#renderer/features/history/use-saved-searches.ts';
import { useGiven } from '#renderer/features/library/use-given.ts';
import { useSettings } from '#renderer/features/settings/use-settings.ts';
import { composeTemplateActions } from '#renderer/features/templates/actions.ts';
import { customersOf } from '#renderer/state/customer-texts.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { type Customers, knowing } from '#renderer/ui/customers.ts';
import { sayState } from '#renderer/ui/notices.tsx';

/** What a person can do in the window, however they do it: by button, key or command. Each noun brings its own. */
export function useActions(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  customers: Customers = customersOf(state),
) {
  const selecting = useSelection(state, dispatch);
  const event = eventActions(state, dispatch);
  const settings = useSettings(state, dispatch);
  return {
    ...selecting,
    ...event,
    ...useExchangeActions(state, dispatch, { ...event, ...selecting }),
    ...settings,
    ...useSavedSearches(state, dispatch, settings.saveSettings),
    ...composeTemplateActions(state, dispatch),
    ...useGiven(state, dispatch, selecting),
    ...continueActions(state, dispatch, selecting.select),
    /** `keys` are those of customers that the text is likely to contain; the note is said with it. */
    copy: (text: string, what: string, { keys = [], note = '' }: CopyOptions = {}) =>
      copyText({ text, what, note }, knowing(customers, keys)),
  };
}

export type Actions = ReturnType<typeof useActions>;

type CopyOptions = { readonly keys?: readonly string[]; readonly note?: string | undefined };

type Copy = { readonly text: string; readonly what: string; readonly note: string };

/**
 * Copies a text as it may be seen by others, and says so.
 * @param copy what the text is, to begin a sentence with, and what one has to know about it
 */
async function copyText(copy: Copy, customers: Customers): Promise<void> {
  const { text, what, note } = copy;
  const shown = customers.text(text);
  if (!(await perform('clipboard.write', { text: shown }, `${what} wasn’t copied`))) return;
  const masked = ' Customer keys in it are masked, because Presenting is on.';
  sayState('clipboard', `${what} copied.${note === '' ? '' : ` ${note}`}${shown === text ? '' : masked}`);
}
