import { createCustomerMask } from '#app/customers/customer-mask.ts';
import type { Environment } from '#app/environments/environment.ts';
import { formatPostmanCollection, type PostmanCollection } from '#app/formats/postman/postman-collection.ts';
import { customersIn } from '#app/library/customers-in.ts';
import { contentsOf, type FileContent } from '#app/library/file-contents.ts';
import { itemOf } from '#app/library/library.ts';
import { type LeftVariable, leftVariables, neededFor } from '#app/library/needed.ts';
import { nameItems } from '#app/library/several-items.ts';
import { keptOf } from '#app/library/whole-workspace-file.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { type FileOptions, onlyChosen, toWorkspaceFile } from '#app/library/workspace-file.ts';
import { fileNameOf } from '#app/text/file-name.ts';
import { ask } from '#renderer/ask.ts';
import { sayFileWritten } from '#renderer/say-written.ts';
import type { Exporting } from '#renderer/state/dialog.ts';
import { newDraw } from '#renderer/state/new-draw.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';

import type { ExportChoice } from './export-dialog.tsx';

/** The name of what is exported. */
export function nameOfExport(exporting: Exporting): string {
  switch (exporting.kind) {
    case 'workspace':
      return 'All saved requests, templates, storyboards and variables';
    case 'template':
      return `The template ${exporting.template.title}`;
    case 'storyboard':
      return `The storyboard ${exporting.storyboard.title}`;
    case 'items': {
      const [first, another] = exporting.items;
      const kind = first?.kind === 'folder' ? 'The folder ' : 'The request ';
      return `${another === undefined ? kind : ''}${nameItems(exporting.items)}`;
    }
  }
}

/** The contents of the file, with the variables and environments they need. */
export function contentOf(state: WorkbenchState, exporting: Exporting): ExportContent {
  const { workspace, environments } = state;
  const chosen = chosenOf(state, exporting);
  if (exporting.kind === 'workspace') return { chosen, environments, needsEnvironments: true };
  const needed = neededFor(chosen, { variables: workspace.variables, environments });
  const needsEnvironments = needed.environments.length > 0;
  return {
    chosen: { ...chosen, variables: needed.variables },
    environments: needsEnvironments ? needed.environments : [environmentInUse(state)],
    needsEnvironments,
  };
}

export type ExportContent = {
  readonly chosen: Workspace;
  readonly environments: readonly Environment[];
  readonly needsEnvironments: boolean;
};

/** The Postman collection, and what the person must know before it is written. */
export function toPostman(state: WorkbenchState, exporting: Exporting): PostmanCollection {
  return formatPostmanCollection(titleOfExport(exporting), chosenOf(state, exporting), {
    environment: environmentInUse(state),
    siteKey: state.selection.siteKey,
    variables: state.workspace.variables,
    draw: newDraw(),
  });
}

/** Larger libraries are not listed: that would hold the window up. */
const mostListed = 500;

/** What of customers the Tidings file has in it; null where it is too much to list. */
export function listContents(
  state: WorkbenchState,
  exporting: Exporting,
  choice: FileOptions,
): readonly FileContent[] | null {
  const { chosen, environments } = contentOf(state, exporting);
  if (chosen.requests.length + chosen.storyboards.length > mostListed) return null;
  return contentsOf(toWorkspaceFile(chosen, environments, choice));
}

/** The variables that the Tidings file has no value for; none where it is too much to look through. */
export function listLeft(state: WorkbenchState, exporting: Exporting, choice: FileOptions): readonly LeftVariable[] {
  const { chosen, environments } = contentOf(state, exporting);
  if (chosen.requests.length + chosen.storyboards.length > mostListed) return [];
  const { variables, environments: written } = toWorkspaceFile(chosen, environments, choice);
  return leftVariables(
    chosen,
    { variables, environments: written },
    {
      variables: state.workspace.variables,
      environments: state.environments,
    },
  );
}

/**
 * Writes the file, and says where it is.
 * @returns whether it is done: the file is written, or the person cancelled. If not, a notice says why.
 */
export async function writeExport(state: WorkbenchState, exporting: Exporting, choice: ExportChoice): Promise<boolean> {
  const { chosen, environments } = contentOf(state, exporting);
  const isPostman = choice.format === 'postman';
  const text = isPostman
    ? toPostman(state, exporting).text
    : `${JSON.stringify(toWorkspaceFile(chosen, environments, choice), null, 2)}\n`;
  const title = titleOfExport(exporting);
  const { keys } = customersIn(chosen, environments);
  // The name of a file is seen by those who get it.
  const shown = choice.withCustomers ? title : createCustomerMask(keys)(title, keys);
  const name = fileNameOf(shown, isPostman ? '.postman_collection.json' : '.tidings');
  const answer = await ask('file.save', { name, text }, 'the file wasn’t written');
  if (answer?.kind === 'saved') sayFileWritten(`Saved to ${answer.file}.`);
  return answer !== null;
}

function titleOfExport(exporting: Exporting): string {
  return exporting.kind === 'workspace' ? 'Tidings' : nameOfExport(exporting).replace(/^The \w+ /, '');
}

function chosenOf(state: WorkbenchState, exporting: Exporting): Workspace {
  const templates = allTemplates(state);
  switch (exporting.kind) {
    case 'workspace':
      return keptOf(state.workspace);
    case 'template':
      return onlyChosen(state.workspace, { templateId: exporting.template.id }, templates);
    case 'storyboard':
      return onlyChosen(state.workspace, { storyboard: exporting.storyboard }, templates);
    case 'items':
      return onlyChosen(state.workspace, { itemIds: exporting.items.map((item) => itemOf(item).id) }, templates);
  }
}
