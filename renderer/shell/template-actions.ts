import type { Dispatch } from 'react';
import { freeName } from '#app/library/free-name.ts';
import type { Template } from '#app/library/template.ts';
import { setTrashed } from '#app/library/trash.ts';
import { sayWithUndo } from './notices.tsx';
import { allTemplates } from './prepare-tab.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What a person can do with templates, besides using them. */
export function templateActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, undo: () => void) {
  const { workspace } = state;
  return {
    onEdit: (template: Template) => dispatch({ type: 'template-edited', template }),
    onDuplicate: (template: Template) => {
      const title = freeName(
        template.title,
        allTemplates(state).map((other) => other.title),
      );
      dispatch({ type: 'template-edited', template: { ...template, id: crypto.randomUUID(), title } });
    },
    onShare: (template: Template) => dispatch({ type: 'exporting', exporting: { kind: 'template', template } }),
    onDelete: (template: Template) => {
      const next = setTrashed(workspace, template.id, new Date().toISOString());
      dispatch({ type: 'workspace-changed', workspace: next, isUndoable: true });
      sayWithUndo(`${template.title} moved to the trash. Events made with it stay.`, undo);
    },
  };
}

/** The templates with one more, or with a changed one in its place. */
export function withTemplate({ workspace }: WorkbenchState, template: Template) {
  const isKnown = workspace.templates.some(({ id }) => id === template.id);
  const templates = isKnown
    ? workspace.templates.map((other) => (other.id === template.id ? template : other))
    : [...workspace.templates, template];
  return { ...workspace, templates };
}
