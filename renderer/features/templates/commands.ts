import type { Command, KeyHelp, WindowContext } from '#renderer/state/command.ts';
import type { composeTemplateActions } from './actions.ts';

type TemplateContext = WindowContext & { readonly actions: ReturnType<typeof composeTemplateActions> };

/** About templates. */
export const templateCommands: readonly Command<TemplateContext>[] = [
  {
    id: 'make-template',
    name: 'Make a template from this event',
    group: 'Library',
    views: ['composer'],
    run: ({ actions }) => actions.makeTemplate(),
  },
  {
    id: 'new-template',
    name: 'New template',
    group: 'Library',
    views: 'all',
    run: ({ actions }) => actions.newTemplate(),
  },
];

/** The keys of the template editor. */
export const templateEditorKeys: readonly KeyHelp[] = [
  { keys: ['Mod+S'], help: 'In the template editor: save the template' },
];
