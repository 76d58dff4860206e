import { isBuiltIn } from '#app/templates/built-in/built-in.ts';
import type { Template } from '#app/templates/template.ts';
import type { ItemCommand } from '#renderer/state/item-command.ts';

type TemplateItemContext = {
  readonly template: Template;
  readonly on: {
    readonly onEdit: (template: Template) => void;
    readonly onDuplicate: (template: Template) => void;
    readonly onShare: (template: Template) => void;
    readonly onDelete: (template: Template) => void;
  };
};

const isOwn = ({ template }: TemplateItemContext) => !isBuiltIn(template.id);

/** What can be done with one template, besides using it. */
export const templateItemCommands: readonly ItemCommand<TemplateItemContext>[] = [
  { id: 'edit', name: 'Edit', when: isOwn, run: ({ template, on }) => on.onEdit(template) },
  {
    id: 'duplicate',
    name: (context) => (isOwn(context) ? 'Duplicate' : 'Make a copy to edit'),
    run: ({ template, on }) => on.onDuplicate(template),
  },
  { id: 'share', name: 'Share as a file', run: ({ template, on }) => on.onShare(template) },
  { id: 'delete', name: 'Delete', when: isOwn, isDanger: true, run: ({ template, on }) => on.onDelete(template) },
];
