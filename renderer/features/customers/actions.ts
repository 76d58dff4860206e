import type { Dispatch } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount } from '#app/quantity.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

type Erased = Extract<Output<'customer.erase'>, { kind: 'erased' }>;

/** What the window does once a customer's data is erased. */
export function eraseActions(dispatch: Dispatch<WorkbenchAction>) {
  return {
    onErased: (shown: string, { tabs, activeTabId, workspace, catalogue, ...answer }: Erased) => {
      const { environments, settings, exchanges, otherFiles, says } = answer;
      dispatch({ type: 'environments-changed', environments });
      if (settings !== undefined) dispatch({ type: 'settings-changed', settings });
      const freshId = crypto.randomUUID();
      dispatch({ type: 'customer-erased', tabs, activeTabId, workspace, catalogue, freshId });
      say(
        says === null
          ? `${shown} erased: ${formatCount(exchanges, 'event')} removed, ${formatCount(otherFiles, 'backup file')} cleaned.`
          : `${shown} isn’t completely erased. ${says} Fix that, then erase the data again.`,
        says === null ? 'info' : 'problem',
      );
    },
  };
}
