/** The one Electron channel for calls, and the one for pushes. */
export const channels = { call: 'tidings:call', push: 'tidings:push' } as const;
