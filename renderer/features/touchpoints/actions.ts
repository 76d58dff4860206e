import type { Workspace } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import { countReplaced, mergeTouchpoints } from '#app/touchpoints/merge-touchpoints.ts';
import { type Touchpoint, type TouchpointMap, touchpointName } from '#app/touchpoints/touchpoint.ts';

type ChangeAndSay = (says: string, edit: (workspace: Workspace) => Workspace) => void;

/** What a person can do with the map. Each change is a step of Undo. */
export function touchpointActions(map: TouchpointMap, changeAndSay: ChangeAndSay) {
  const change = (says: string, edit: (now: TouchpointMap) => TouchpointMap) =>
    changeAndSay(says, (workspace) => ({ ...workspace, touchpoints: edit(workspace.touchpoints) }));
  return {
    /** Adds one, or saves it in its place. */
    onSave: (one: Touchpoint) =>
      change(`${touchpointName(one)} saved.`, (now) =>
        now.some(({ id }) => id === one.id) ? now.map((other) => (other.id === one.id ? one : other)) : [...now, one],
      ),
    onRemove: (one: Touchpoint) =>
      change(`${touchpointName(one)} removed.`, (now) => now.filter(({ id }) => id !== one.id)),
    onPaste: (coming: readonly Touchpoint[]) => {
      const replaced = countReplaced(map, coming);
      const words = [
        ...(coming.length > replaced ? [`${formatCount(coming.length - replaced, 'Touchpoint')} added`] : []),
        ...(replaced > 0 ? [`${formatCount(replaced, 'Touchpoint')} replaced`] : []),
      ];
      const newId = () => crypto.randomUUID();
      change(`${words.join(', ')}.`, (now) => mergeTouchpoints(now, coming, { sameName: 'replace', newId }));
    },
  };
}

export type TouchpointActions = ReturnType<typeof touchpointActions>;
