import type { Command } from '#renderer/state/command.ts';

/** About runs. */
export const runCommands: readonly Command[] = [
  {
    id: 'new-run',
    name: 'New run',
    group: 'Event',
    views: 'all',
    run: ({ dispatch, state }) => dispatch({ type: 'run-set-up', form: null, selection: state.selection }),
  },
];
