import type { Handlers } from '#app/ipc/contract.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { applyChange } from '#app/library/workspace-change.ts';
import type { Environments } from '#main/environments/environments.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';

export type LibraryHandlerParts = {
  readonly workspace: DocumentStore<Workspace>;
  readonly environments: Pick<Environments, 'add'>;
};

type LibraryCalls = Extract<keyof Handlers, `workspace.${string}`>;

/** The calls on saved requests, templates, storyboards and variables. */
export function createLibraryHandlers({ workspace, environments }: LibraryHandlerParts): Pick<Handlers, LibraryCalls> {
  return {
    'workspace.change': async (change) => {
      let differs = false;
      const problem = await workspace.update((kept) => {
        const changed = applyChange(kept, change);
        differs = changed === null;
        return changed ?? kept;
      });
      return differs ? { kind: 'differs' } : savedAnswer(problem);
    },
    'workspace.save': async (changed) => savedAnswer(await workspace.write(changed)),
    'workspace.import': async ({ workspace: imported, environments: added }) => {
      const before = workspace.read();
      const problem = await workspace.write(imported);
      if (problem !== null) return { kind: 'not-saved', says: problem };
      const answer = await environments.add(added);
      if (answer.kind === 'saved') return answer;
      const notUndone = await workspace.write(before);
      return notUndone === null
        ? answer
        : { kind: 'not-saved', says: `${answer.says} The library was still imported.` };
    },
  };
}
