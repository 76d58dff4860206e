/** Where the response is shown: below the event, at its right, or at its right only in a wide window. */
export const responseLayouts = ['automatic', 'below', 'right'] as const;

export type ResponseLayout = (typeof responseLayouts)[number];

/** How much of the height the response takes below the event, and of the width at its right, in percent. */
export const usualResponse = { belowPercent: 46, rightPercent: 42 } as const;
