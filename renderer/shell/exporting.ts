import { formatPostmanCollection } from '#app/formats/postman-collection.ts';
import { itemOf } from '#app/library/library.ts';
import { nameItems } from '#app/library/several-items.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { onlyChosen, toWorkspaceFile } from '#app/library/workspace-file.ts';
import { call } from '#renderer/bridge.ts';
import type { ExportChoice } from '#renderer/features/library/export-dialog.tsx';
import type { Exporting } from './asked.ts';
import { fileNameOf } from './file-name.ts';
import { say } from './notices.tsx';
import { allTemplates } from './prepare-tab.ts';
import { environmentInUse } from './selection.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** What is exported, in words. */
export function nameOfExport(exporting: Exporting): string {
  switch (exporting.kind) {
    case 'workspace':
      return 'All saved requests, templates and variables';
    case 'template':
      return `The template ${exporting.template.title}`;
    case 'items': {
      const [first, another] = exporting.items;
      const kind = first?.kind === 'folder' ? 'The folder ' : 'The request ';
      return `${another === undefined ? kind : ''}${nameItems(exporting.items)}`;
    }
  }
}

/** Writes the file, and says where it is. */
export async function writeExport(state: WorkbenchState, exporting: Exporting, choice: ExportChoice): Promise<void> {
  const chosen = chosenOf(state, exporting);
  const title = exporting.kind === 'workspace' ? 'Tidings' : nameOfExport(exporting).replace(/^The \w+ /, '');
  const isPostman = choice.format === 'postman';
  const text = isPostman
    ? formatPostmanCollection(title, chosen, environmentInUse(state), state.selection.siteKey)
    : `${JSON.stringify(toWorkspaceFile(chosen, state.environments, choice), null, 2)}\n`;
  const name = fileNameOf(title, isPostman ? '.postman_collection.json' : '.tidings');
  const answer = await call('file.save', { name, text });
  if (answer.kind === 'saved') say(`Written to ${answer.file}.`);
  if (answer.kind === 'not-saved') say(`The file could not be written. ${answer.says}`, 'problem');
}

function chosenOf(state: WorkbenchState, exporting: Exporting): Workspace {
  const templates = allTemplates(state);
  switch (exporting.kind) {
    case 'workspace':
      return state.workspace;
    case 'template':
      return onlyChosen(state.workspace, { templateId: exporting.template.id }, templates);
    case 'items':
      return onlyChosen(state.workspace, { itemIds: exporting.items.map((item) => itemOf(item).id) }, templates);
  }
}
