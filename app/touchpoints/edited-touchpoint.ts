import type { InteractionPoint, Touchpoint } from './touchpoint.ts';

/** An Interaction Point in a form, with the name that it came with; empty for a new one. */
export type EditedPoint = InteractionPoint & { readonly nameBefore: string };

/** A Touchpoint in a form. Names, patterns and places can all change, so nothing else shows which Interaction Point it was. */
export type EditedTouchpoint = Omit<Touchpoint, 'interactionPoints'> & {
  readonly interactionPoints: readonly EditedPoint[];
};

export const newPoint: EditedPoint = { name: '', pattern: '', isRegularExpression: false, nameBefore: '' };

export function editTouchpoint(touchpoint: Touchpoint): EditedTouchpoint {
  const interactionPoints = touchpoint.interactionPoints.map((point) => ({ ...point, nameBefore: point.name }));
  return { ...touchpoint, interactionPoints };
}

/** The Touchpoint of a form. Capture points go with their Interaction Point to its new name. */
export function finishTouchpoint(edited: EditedTouchpoint): Touchpoint {
  const names = new Set(edited.interactionPoints.map(({ name }) => name));
  const renamed = new Map(
    edited.interactionPoints.flatMap(({ name, nameBefore }) =>
      nameBefore === '' || names.has(nameBefore) ? [] : [[nameBefore, name] as const],
    ),
  );
  return {
    ...edited,
    interactionPoints: edited.interactionPoints.map(({ nameBefore, ...point }) => point),
    capturePoints: edited.capturePoints.map((one) => ({
      ...one,
      interactionPoint: renamed.get(one.interactionPoint) ?? one.interactionPoint,
    })),
  };
}
