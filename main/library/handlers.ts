import type { Handlers } from '#app/ipc/contract.ts';
import { libraryStep, settleLibrary } from '#app/library/undo-step.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { applyChange } from '#app/library/workspace-change.ts';
import type { Environments } from '#main/environments/environments.ts';
import type { SendPush } from '#main/ipc/push.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';

export type LibraryHandlerParts = {
  readonly workspace: DocumentStore<Workspace>;
  readonly environments: Pick<Environments, 'add'>;
  readonly push: SendPush;
};

type LibraryCalls = Extract<keyof Handlers, `workspace.${string}`>;

/** The calls on saved requests, templates, storyboards and variables. */
export function createLibraryHandlers({
  workspace,
  environments,
  push,
}: LibraryHandlerParts): Pick<Handlers, LibraryCalls> {
  /** Returns the problem of a save. Without one, profiles may have been saved with it. */
  const sayProfiled = (problem: string | null) => {
    if (problem === null) push('customer.profiled', {});
    return problem;
  };
  return {
    'workspace.change': async (change) => {
      let differs = false;
      const problem = await workspace.update((kept) => {
        const changed = applyChange(kept, change);
        differs = changed === null;
        return changed ?? kept;
      });
      if (differs) return { kind: 'differs' };
      return savedAnswer(change.visitors === undefined ? problem : sayProfiled(problem));
    },
    'workspace.save': async (changed) => savedAnswer(sayProfiled(await workspace.write(changed))),
    'workspace.import': async ({ workspace: imported, environments: added }) => {
      let before = imported;
      const imports = (kept: Workspace) => {
        before = kept;
        return imported;
      };
      const problem = sayProfiled(await workspace.update(imports));
      if (problem !== null) return { kind: 'not-saved', says: problem };
      const answer = await environments.add(added);
      if (answer.kind === 'saved') return answer;
      // Only the import: something else may have been saved since.
      const step = libraryStep(before, imported);
      const notUndone = sayProfiled(
        await workspace.update((kept) => (kept === imported ? before : settleLibrary(kept, step, 'before').workspace)),
      );
      return notUndone === null
        ? answer
        : { kind: 'not-saved', says: `${answer.says} The library was still imported.` };
    },
  };
}
