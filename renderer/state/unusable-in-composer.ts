import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { leadToUnusable, unusableIn } from '#renderer/ui/unusable-field.ts';
import type { WorkbenchAction } from './workbench-state.ts';

/**
 * Leads to a number or a date of the composer that cannot be used: the event would be sent or saved with another one than is
 * shown, or without it.
 * @returns whether there is one
 */
export function leadToUnusableInComposer(dispatch: Dispatch<WorkbenchAction>): boolean {
  const composer = document.getElementById('composer');
  const field = unusableIn(composer);
  if (field === null) return false;
  // Dates are asked by forms alone.
  const tab = field.matches('[type="date"]') ? 'form' : 'expect';
  flushSync(() => dispatch({ type: 'composer-tab-shown', tab }));
  return leadToUnusable(composer);
}
