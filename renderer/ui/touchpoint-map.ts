import { createContext } from 'react';
import type { TouchpointMap } from '#app/touchpoints/touchpoint.ts';

/** The person's own Touchpoint map, for what says where an event goes. Empty outside of a window. */
export const TouchpointMapContext = createContext<TouchpointMap>([]);
