import type { Command } from '#renderer/state/command.ts';

/** About customers. */
export const customerCommands: readonly Command[] = [
  {
    id: 'erase-customer',
    name: 'Erase customer data…',
    keywords: 'gdpr privacy personal data delete forget remove',
    group: 'Library',
    views: 'all',
    run: ({ dispatch }) => dispatch({ type: 'dialog-shown', dialog: { kind: 'whom-to-erase' } }),
  },
];
