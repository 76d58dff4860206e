import { z } from 'zod';
import { practiceId } from '#app/environments/environment.ts';
import { draftsInStep } from '#app/library/drafts-in-step.ts';
import { beginsLikeOwnFile, workspaceFileSchema, workspaceFileVersion } from '#app/library/whole-workspace-file.ts';
import type { WorkspaceFile } from '#app/library/workspace-file.ts';
import { hasConflictMarks, hasConflicts } from '#app/text/conflict-marks.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import { readJsonFile } from './read-json-file.ts';

const headSchema = z.looseObject({ tidings: z.literal('workspace'), version: z.number() });

/** Reads a workspace file. It is never written. */
export async function openWorkspace(path: string): Promise<Found<WorkspaceFile>> {
  const read = await readJsonFile(path);
  if (read === null)
    return refused(exitCode.file, `${path} could not be read. Check that it exists and that you may read it.`);
  const head = headSchema.safeParse(read.json);
  if (hasConflictMarks(read.text)) return refused(exitCode.file, `${path} ${hasConflicts}`);
  if (!head.success && beginsLikeOwnFile.test(read.text))
    return refused(exitCode.file, `${path} is damaged or incomplete. Export it again.`);
  if (!head.success)
    return refused(exitCode.file, `${path} is not a workspace file. In the app, choose Export and save the workspace.`);
  if (!read.isUnicode)
    return refused(exitCode.file, `${path} has letters that are not UTF-8. Save it as UTF-8, or export it again.`);
  if (head.data.version > workspaceFileVersion)
    return refused(exitCode.file, `${path} was made by a newer version of Tidings. Update Tidings, then try again.`);
  const file = workspaceFileSchema.safeParse(head.data);
  if (file.success) {
    const { file: inStep } = draftsInStep(file.data);
    // The servers of Practice's site keys are its own: as in an import, none come from a file.
    return found({ ...inStep, environments: inStep.environments.filter(({ id }) => id !== practiceId) });
  }
  const [issue] = file.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  return refused(exitCode.file, `${path} is damaged${where}. Export it again.`);
}
