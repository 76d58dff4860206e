import type { Dispatch } from 'react';
import { perform } from '#renderer/ask.ts';
import { continueActions } from '#renderer/features/customers/continue-as.ts';
import { useSelection } from '#renderer/features/environments/use-selection.ts';
import { eventActions } from '#renderer/features/event/actions.ts';
import { useExchangeActions } from '#renderer/features/exchange/use-exchange-actions.ts';
import { useGiven } from '#renderer/features/library/use-given.ts';
import { useSettings } from '#renderer/features/settings/use-settings.ts';
import { composeTemplateActions } from '#renderer/features/templates/actions.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { sayState } from '#renderer/ui/notices.tsx';

/** What a person can do in the window, however they do it: by button, key or command. Each noun brings its own. */
export function useActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  const selecting = useSelection(state, dispatch);
  const event = eventActions(state, dispatch);
  return {
    ...selecting,
    ...event,
    ...useExchangeActions(state, dispatch, { ...event, ...selecting }),
    ...useSettings(state, dispatch),
    ...composeTemplateActions(state, dispatch),
    ...useGiven(state, dispatch, selecting),
    ...continueActions(state, dispatch, selecting.select),
    copy: copyText,
  };
}

export type Actions = ReturnType<typeof useActions>;

/**
 * Copies a text, and says so.
 * @param what the text is, to begin a sentence with
 */
async function copyText(text: string, what: string): Promise<void> {
  if (await perform('clipboard.write', { text }, `${what} wasn’t copied`)) sayState('clipboard', `${what} copied.`);
}
