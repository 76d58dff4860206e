import { hasChangedMeanwhile, withEdited } from '#app/library/edited-thing.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { countReplaced, mergeTouchpoints } from '#app/touchpoints/merge-touchpoints.ts';
import { type Touchpoint, type TouchpointMap, touchpointName } from '#app/touchpoints/touchpoint.ts';

type Say = (says: string, edit: (workspace: Workspace) => Workspace) => void;

type Library = {
  /** Says it with a way to take it back. */
  readonly changeAndSay: Say;
  /** Says it once main has saved it. */
  readonly saveAndSay: Say;
};

/** What a person can do with the map. Each change is a step of Undo. */
export function touchpointActions(map: TouchpointMap, { changeAndSay, saveAndSay }: Library) {
  const inMap = (edit: (now: TouchpointMap) => TouchpointMap) => (workspace: Workspace) => ({
    ...workspace,
    touchpoints: edit(workspace.touchpoints),
  });
  return {
    /** Adds one, or saves it in its place. One that was changed since the form opened it stays, and this one is added. */
    onSave: (opened: Touchpoint, saved: Touchpoint) => {
      const newId = crypto.randomUUID();
      const says = hasChangedMeanwhile(map, opened)
        ? `${touchpointName(opened)} changed in the meantime, so yours was saved as a second Touchpoint.`
        : `${touchpointName(saved)} saved.`;
      saveAndSay(
        says,
        inMap((now) =>
          withEdited(now, { opened, saved }, (one) => {
            return { ...one, id: newId, name: uniqueName(touchpointName(one), now.map(touchpointName)) };
          }),
        ),
      );
    },
    onRemove: (one: Touchpoint) =>
      changeAndSay(
        `${touchpointName(one)} removed.`,
        inMap((now) => now.filter(({ id }) => id !== one.id)),
      ),
    onPaste: (coming: readonly Touchpoint[]) => {
      const replaced = countReplaced(map, coming);
      const words = [
        ...(coming.length > replaced ? [`${formatCount(coming.length - replaced, 'Touchpoint')} added`] : []),
        ...(replaced > 0 ? [`${formatCount(replaced, 'Touchpoint')} replaced`] : []),
      ];
      const newId = () => crypto.randomUUID();
      changeAndSay(
        `${words.join(', ')}.`,
        inMap((now) => mergeTouchpoints(now, coming, { sameName: 'replace', newId })),
      );
    },
  };
}

export type TouchpointActions = ReturnType<typeof touchpointActions>;
