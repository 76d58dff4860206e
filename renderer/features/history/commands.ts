import type { Command } from '#renderer/state/command.ts';
import { replaySelected } from './selection-actions.ts';

/** About the history. */
export const historyCommands: readonly Command[] = [
  {
    id: 'replay-selected',
    name: 'Replay the selected events as they were',
    keywords: 'run again recorded gaps times speed',
    group: 'Event',
    views: ['history'],
    run: replaySelected,
  },
];
