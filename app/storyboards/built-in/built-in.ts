import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { branchVisit } from './branch-visit.ts';
import { complaintToRecovery } from './complaint-to-recovery.ts';
import { springTestDrive } from './spring-test-drive.ts';

/** The storyboards that come with Tidings. */
export const builtInStoryboards: readonly Storyboard[] = [springTestDrive, branchVisit, complaintToRecovery];

/** The one that the first start offers to play. */
export const twoMinuteDemo = springTestDrive;

/** Whether a storyboard came with Tidings: it can be copied, but not changed. */
export function isBuiltInStoryboard(id: string): boolean {
  return builtInStoryboards.some((storyboard) => storyboard.id === id);
}
