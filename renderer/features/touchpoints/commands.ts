import type { Command } from '#renderer/state/command.ts';

/** About the person's own Touchpoint map. */
export const touchpointCommands: readonly Command[] = [
  {
    id: 'touchpoints',
    name: 'Touchpoint map',
    keywords: 'interaction point capture wildcard uri',
    group: 'Library',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'dialog-shown', dialog: { kind: 'touchpoints' } }),
  },
];
