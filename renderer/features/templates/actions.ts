import type { Dispatch } from 'react';
import { flushSync } from 'react-dom';
import { type Edited, hasChangedMeanwhile, withEdited } from '#app/library/edited-thing.ts';
import { setTrashed } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { draftFromTemplate, formProblems } from '#app/templates/form.ts';
import { blankTemplate, proposeTemplate } from '#app/templates/propose-template.ts';
import type { Template } from '#app/templates/template.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { focusField } from '#renderer/state/focus-field.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { proposedName } from '#renderer/state/tab-title.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';

/** Changes what is saved and says so, with an offer to undo it or once it is saved. */
type Library = {
  readonly changeAndSay: (says: string, edit: (now: Workspace) => Workspace) => void;
  readonly saveAndSay: (says: string, edit: (now: Workspace) => Workspace) => void;
};

/** What a person can do with templates and the event in front. */
export function composeTemplateActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  const edit = (template: Template) => dispatch({ type: 'dialog-shown', dialog: { kind: 'template', template } });
  return {
    beginWith: (template: Template) => {
      const draft = draftFromTemplate(template);
      flushSync(() => dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft }));
      const [unanswered] = formProblems(draft, template);
      if (unanswered !== undefined) focusField(unanswered.field);
    },
    makeTemplate: () => {
      const tab = tabInFront(state.tabs);
      // Without the customer: a template is for all of them.
      edit(proposeTemplate(tab.draft, crypto.randomUUID(), proposedName(tab, state.workspace)));
    },
    newTemplate: () => edit(blankTemplate(crypto.randomUUID())),
  };
}

/** What a person can do with a template, other than use it. */
export function templateActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, library: Library) {
  const edit = (template: Template) => dispatch({ type: 'dialog-shown', dialog: { kind: 'template', template } });
  return {
    onEdit: edit,
    onDuplicate: (template: Template) => {
      const title = uniqueName(
        template.title,
        allTemplates(state).map((other) => other.title),
      );
      edit({ ...template, id: crypto.randomUUID(), title });
    },
    onShare: (template: Template) =>
      dispatch({ type: 'dialog-shown', dialog: { kind: 'export', exporting: { kind: 'template', template } } }),
    onDelete: ({ id, title }: Template) => {
      const at = new Date().toISOString();
      library.changeAndSay(`${title} moved to the trash. Events you created with it stay.`, (now) =>
        setTrashed(now, id, at),
      );
    },
    /** Saves what was made of a template in its editor. */
    onSave: (opened: Template, saved: Template) => {
      const newId = crypto.randomUUID();
      const edited = { opened, saved };
      library.saveAndSay(savedMessage(state.workspace, edited), (now) => withTemplate(now, edited, newId));
      dispatch({ type: 'view-shown', view: 'templates' });
    },
  };
}

/**
 * Saves an edited template in the library. If it was changed or deleted since the editor opened it, the edited one is added
 * as another template.
 */
export function withTemplate(workspace: Workspace, edited: Edited<Template>, newId: string): Workspace {
  const { templates } = workspace;
  const titles = templates.map(({ title }) => title);
  const another = (saved: Template) => ({ ...saved, id: newId, title: uniqueName(saved.title, titles) });
  return { ...workspace, templates: withEdited(templates, edited, another) };
}

/** The message after a template is saved. */
export function savedMessage({ templates }: Workspace, { opened, saved }: Edited<Template>): string {
  if (!hasChangedMeanwhile(templates, opened)) return `Template ${saved.title} saved.`;
  return `Template ${opened.title} changed in the meantime, so yours was saved as a second template.`;
}
