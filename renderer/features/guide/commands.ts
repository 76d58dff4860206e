import type { Command } from '#renderer/state/command.ts';

/** Help with the window. */
export const guideCommands: readonly Command[] = [
  {
    id: 'guide',
    name: 'Guide',
    group: 'Help',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'view-shown', view: 'guide' }),
  },
  {
    id: 'tour',
    name: 'Show me around',
    keywords: 'tour welcome onboarding getting started tutorial',
    group: 'Help',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'tour-shown', step: 0 }),
  },
];
