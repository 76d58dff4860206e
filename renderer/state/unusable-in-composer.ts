import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import type { WorkbenchAction } from './workbench-state.ts';

/**
 * Leads to a number of the composer that cannot be used: the event would be sent or saved with another one than is shown.
 * @returns whether there is one
 */
export function leadToUnusableNumber(dispatch: Dispatch<WorkbenchAction>): boolean {
  const composer = document.getElementById('composer');
  if (composer?.querySelector('[data-unusable]') == null) return false;
  flushSync(() => dispatch({ type: 'composer-tab-shown', tab: 'expect' }));
  return leadToUnusable(composer);
}
