import type { Dispatch } from 'react';
import { isSame } from '#app/library/thing-step.ts';
import { setTrashed } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Template } from '#app/templates/template.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';

/** Changes the library, says so, and offers to undo it. */
type Library = { readonly changeAndSay: (says: string, edit: (now: Workspace) => Workspace) => void };

/** What a person can do with a template, other than use it. */
export function templateActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, library: Library) {
  return {
    onEdit: (template: Template) => dispatch({ type: 'template-edited', template }),
    onDuplicate: (template: Template) => {
      const title = uniqueName(
        template.title,
        allTemplates(state).map((other) => other.title),
      );
      dispatch({ type: 'template-edited', template: { ...template, id: crypto.randomUUID(), title } });
    },
    onShare: (template: Template) => dispatch({ type: 'exporting', exporting: { kind: 'template', template } }),
    onDelete: ({ id, title }: Template) => {
      const at = new Date().toISOString();
      library.changeAndSay(`${title} moved to the trash. Events made with it stay.`, (now) => setTrashed(now, id, at));
    },
  };
}

/** A template as its editor opened it, and as it is saved. */
type EditedTemplate = { readonly opened: Template; readonly saved: Template };

/**
 * Saves an edited template in the library. If it was changed or deleted since the editor opened it, the edited one is added
 * as another template.
 */
export function withTemplate(workspace: Workspace, { opened, saved }: EditedTemplate, newId: string): Workspace {
  const { templates } = workspace;
  const now = templates.find(({ id }) => id === opened.id);
  if (now !== undefined && isSame(now, opened))
    return { ...workspace, templates: templates.map((other) => (other === now ? saved : other)) };
  if (now === undefined) return { ...workspace, templates: [...templates, saved] };
  const title = uniqueName(
    saved.title,
    templates.map((other) => other.title),
  );
  return { ...workspace, templates: [...templates, { ...saved, id: newId, title }] };
}

/** The message after a template is saved. */
export function savedMessage({ templates }: Workspace, { opened, saved }: EditedTemplate): string {
  const now = templates.find(({ id }) => id === opened.id);
  if (now === undefined || isSame(now, opened)) return `The template ${saved.title} is saved.`;
  return `The template ${opened.title} was changed meanwhile, so yours is saved beside it.`;
}
