import { liveFolders, liveRequests, pathOf } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { RunInput } from '#app/runs/run.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import type { RunCommand } from './run-arguments.ts';

type Named = { readonly id: string; readonly path: string; readonly name: string };

/**
 * Finds a request or a folder by its name or its whole path (`Folder/Name`), a storyboard by its
 * title. A name that several have isn't guessed at.
 */
export function chooseSource(
  { kind, name }: RunCommand['source'],
  workspace: Workspace,
  storyboards: readonly Storyboard[],
): Found<RunInput> {
  const pathTo = (folderId: string | null, last: string) => [...pathOf(workspace, folderId), last].join('/');
  switch (kind) {
    case 'request': {
      const named = liveRequests(workspace).map((one) => ({ ...one, path: pathTo(one.folderId, one.name) }));
      const chosen = choose(named, name, 'request');
      return chosen.ok ? found({ kind, requestId: chosen.value }) : chosen;
    }
    case 'folder': {
      const named = liveFolders(workspace).map((one) => ({ ...one, path: pathTo(one.folderId, one.name) }));
      const chosen = choose(named, name, 'folder');
      return chosen.ok ? found({ kind, folderId: chosen.value }) : chosen;
    }
    case 'storyboard': {
      const named = storyboards.map(({ id, title }) => ({ id, name: title, path: title }));
      const chosen = choose(named, name, 'storyboard');
      return chosen.ok ? found({ kind, storyboardId: chosen.value }) : chosen;
    }
  }
}

function choose(all: readonly Named[], wanted: string, what: string): Found<string> {
  const exact = all.filter(({ path }) => path === wanted);
  const same = exact.length > 0 ? exact : all.filter(({ name }) => name === wanted);
  const [first] = same;
  if (first !== undefined && same.length === 1) return found(first.id);
  if (first !== undefined && new Set(same.map(({ path }) => path)).size === 1)
    return refused(exitCode.wrongUse, `Several ${what}s are named “${first.path}”. Rename one in the app.`);
  const listed = (first === undefined ? all : same).map(({ path }) => `  ${path}`);
  if (first !== undefined)
    return refused(exitCode.wrongUse, `Several ${what}s are named “${wanted}”. Use the full path:`, ...new Set(listed));
  const says = `The file has no ${what} “${wanted}”.`;
  return refused(exitCode.wrongUse, listed.length === 0 ? says : `${says} It has:`, ...listed);
}
