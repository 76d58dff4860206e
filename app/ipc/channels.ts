/** The one Electron channel for calls, the one for pushes, and the one on which the preload alone gives files. */
export const channels = { call: 'tidings:call', push: 'tidings:push', file: 'tidings:file' } as const;
