import type { CapturePoint, InteractionPoint, Touchpoint } from './touchpoint.ts';

/** An Interaction Point in a form. Its name, pattern and place can all change: only its id shows which one it is. */
export type EditedPoint = InteractionPoint & { readonly id: string };

/** A capture point in a form. */
export type EditedCapturePoint = Omit<CapturePoint, 'interactionPoint'> & {
  /** The id of its Interaction Point; null for all of the Touchpoint. */
  readonly pointId: string | null;
};

/** A Touchpoint in a form. */
export type EditedTouchpoint = Omit<Touchpoint, 'interactionPoints' | 'capturePoints'> & {
  readonly interactionPoints: readonly EditedPoint[];
  /** Interaction Points that capture points name, and that the Touchpoint doesn't have, or no longer. */
  readonly missingPoints: readonly EditedPoint[];
  readonly capturePoints: readonly EditedCapturePoint[];
};

export const newCapturePoint: EditedCapturePoint = { apiName: '', key: '', pointId: null };

/** An Interaction Point that is still to be written. */
export function newPoint(id: string): EditedPoint {
  return { id, name: '', pattern: '', isRegularExpression: false };
}

export function editTouchpoint(touchpoint: Touchpoint): EditedTouchpoint {
  const interactionPoints = touchpoint.interactionPoints.map((point, index) => ({ ...point, id: `listed ${index}` }));
  const known = new Set(interactionPoints.map(({ name }) => name));
  const named = new Set(touchpoint.capturePoints.map(({ interactionPoint }) => interactionPoint));
  const missing = [...named].filter((name) => name !== '' && !known.has(name));
  const missingPoints = missing.map((name, index) => ({ ...newPoint(`missing ${index}`), name }));
  const all = [...interactionPoints, ...missingPoints];
  return {
    ...touchpoint,
    interactionPoints,
    missingPoints,
    capturePoints: touchpoint.capturePoints.map(({ interactionPoint, ...one }) => ({
      ...one,
      pointId: interactionPoint === '' ? null : (all.find(({ name }) => name === interactionPoint)?.id ?? null),
    })),
  };
}

/** Other Interaction Points for the form. What capture points name stays to be chosen, also when it is removed. */
export function withPoints(edited: EditedTouchpoint, interactionPoints: readonly EditedPoint[]): EditedTouchpoint {
  const kept = new Set(interactionPoints.map(({ id }) => id));
  const removed = edited.interactionPoints.filter(({ id }) => !kept.has(id));
  const inUse = removed.filter(({ id }) => edited.capturePoints.some(({ pointId }) => pointId === id));
  return { ...edited, interactionPoints, missingPoints: [...edited.missingPoints, ...inUse] };
}

/**
 * The Touchpoint of a form. Capture points go with their Interaction Point to its new name. One that has capture points and
 * no name gets its pattern for a name: they would be of all of the Touchpoint otherwise.
 */
export function finishTouchpoint({ missingPoints, ...edited }: EditedTouchpoint): Touchpoint {
  const names = new Map([...edited.interactionPoints, ...missingPoints].map((point) => [point.id, nameOf(point)]));
  const capturing = new Set(edited.capturePoints.map(({ pointId }) => pointId));
  return {
    ...edited,
    interactionPoints: edited.interactionPoints.map(({ id, ...point }) =>
      capturing.has(id) ? { ...point, name: nameOf(point) } : point,
    ),
    capturePoints: edited.capturePoints.map(({ pointId, ...one }) => ({
      ...one,
      interactionPoint: pointId === null ? '' : (names.get(pointId) ?? ''),
    })),
  };
}

function nameOf({ name, pattern }: InteractionPoint): string {
  return name.trim() === '' ? pattern : name;
}
