import type { Command } from '#renderer/state/command.ts';

/** About runs. */
export const runCommands: readonly Command[] = [
  {
    id: 'new-run',
    name: 'New run',
    keywords:
      'runner replay bulk loop load test performance data file spreadsheet excel two environments compare uat prod',
    group: 'Event',
    views: 'all',
    run: ({ dispatch, state }) => dispatch({ type: 'run-set-up', form: null, selection: state.selection }),
  },
];
