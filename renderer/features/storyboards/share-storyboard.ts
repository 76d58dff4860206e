import { neededVariables } from '#app/library/needed.ts';
import { onlyChosen, toWorkspaceFile } from '#app/library/workspace-file.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { ask } from '#renderer/ask.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { fileNameOf } from '#renderer/ui/file-name.ts';
import { say } from '#renderer/ui/notices.tsx';

/** Writes one file with the storyboard, and nothing of the customers in it. */
export async function shareStoryboard(state: WorkbenchState, storyboard: Storyboard): Promise<void> {
  const chosen = onlyChosen(state.workspace, { storyboard }, allTemplates(state));
  const variables = neededVariables(chosen, state.workspace.variables);
  const file = toWorkspaceFile({ ...chosen, variables }, [], { withCustomers: false, withEnvironments: false });
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const name = fileNameOf(storyboard.title, '.tidings');
  const answer = await ask('file.save', { name, text }, 'the file wasn’t written');
  if (answer?.kind === 'saved') say(`Written to ${answer.file}, without customer keys and TIDs.`);
}
