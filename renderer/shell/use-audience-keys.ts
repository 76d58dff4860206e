import { useMemo } from 'react';
import { customersIn } from '#app/library/customers-in.ts';
import { ask } from '#renderer/ask.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { useCall } from '#renderer/use-call.ts';
import { mostKnown } from './use-customers.ts';

type Known = Pick<WorkbenchState, 'presentation' | 'workspace' | 'environments'>;

/**
 * The customer keys that an audience never sees, whether Presenting is on or not: of saved things, of environments, of the
 * storyboard that is shown, and of the history. None outside a presentation.
 */
export function useAudienceKeys({ presentation: { setup }, workspace, environments }: Known): readonly string[] {
  const shown = setup?.storyboard ?? null;
  const read = () =>
    ask('customer.list', { search: '', limit: mostKnown }, 'the audience may see customer keys of the history');
  const { value } = useCall(shown === null ? null : 'known', read);
  return useMemo(() => {
    if (shown === null) return [];
    // An interrupted show may go on with a storyboard that was changed or deleted meanwhile.
    const storyboards = [...workspace.storyboards, shown];
    const seen = value?.customers.map(({ customerKey }) => customerKey) ?? [];
    return [...customersIn({ ...workspace, storyboards }, environments).keys, ...seen];
  }, [shown, workspace, environments, value]);
}
