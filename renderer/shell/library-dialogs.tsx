import type { Dispatch } from 'react';
import type { Here } from '#app/formats/import/what-comes.ts';
import { ask } from '#renderer/ask.ts';
import { QuestionsDialog } from '#renderer/features/exchange/questions-dialog.tsx';
import { ExportDialog } from '#renderer/features/library/export-dialog.tsx';
import { contentOf, nameOfExport, toPostman, writeExport } from '#renderer/features/library/export-file.ts';
import { ImportDialog } from '#renderer/features/library/import-dialog.tsx';
import type { ReadyImport } from '#renderer/features/library/import-form.tsx';
import { NameDialog } from '#renderer/features/library/name-dialog.tsx';
import { TrashDialog } from '#renderer/features/library/trash-dialog.tsx';
import { savedMessage, withTemplate } from '#renderer/features/templates/actions.ts';
import { TemplateEditor } from '#renderer/features/templates/template-editor.tsx';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import type { LibraryActions } from './library-actions.ts';
import type { Actions } from './use-actions.ts';

type LibraryDialogsProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
};

/** The dialogs around what is saved, and the questions of an event. */
export function LibraryDialogs({ state, dispatch, actions, library }: LibraryDialogsProps) {
  const { naming, asking, editingTemplate, workspace } = state;
  const { exporting } = state;
  const closeImport = () => dispatch({ type: 'importing', importing: null });
  const closeExport = () => dispatch({ type: 'exporting', exporting: null });

  /** Does all of an import in main first; the window follows only when it worked. */
  async function importPlan({ plan, text, says, tids }: ReadyImport, here: Here) {
    const answer = await ask('workspace.import', text, 'nothing was imported, and nothing is changed');
    if (answer === null) return;
    dispatch({ type: 'tids-learnt', tids });
    dispatch({ type: 'import-done', of: state.importing });
    dispatch({ type: 'environments-changed', environments: answer.environments });
    return library.showImported(plan, here.workspace, here.environments, says);
  }

  const closeNaming = () => dispatch({ type: 'naming-asked', naming: null });
  const closeEditor = () => dispatch({ type: 'template-edited', template: null });
  return (
    <>
      {naming !== null && (
        <NameDialog
          title={naming.title}
          name={naming.name}
          workspace={workspace}
          folderId={naming.folderId}
          without={library.notOffered(naming)}
          onNamed={(name, folderId) => {
            closeNaming();
            library.named(naming, name, folderId);
          }}
          onClose={closeNaming}
        />
      )}
      {asking !== null && (
        <QuestionsDialog
          questions={asking.questions}
          before={state.answered}
          onAnswer={actions.answer}
          onClose={() => dispatch({ type: 'questions-asked', asking: null })}
        />
      )}
      {editingTemplate !== null && (
        <TemplateEditor
          template={editingTemplate}
          isNew={!workspace.templates.some(({ id }) => id === editingTemplate.id)}
          onSave={(template) => {
            closeEditor();
            const newId = crypto.randomUUID();
            const edited = { opened: editingTemplate, saved: template };
            const says = savedMessage(workspace, edited);
            library.saveAndSay(says, (now) => withTemplate(now, edited, newId));
            dispatch({ type: 'view-shown', view: 'templates' });
          }}
          onClose={closeEditor}
        />
      )}
      <TrashDialog
        opened={state.dialog === 'trash'}
        workspace={workspace}
        onRestore={library.restore}
        onRemove={library.emptyTrash}
        onClose={() => dispatch({ type: 'dialog-shown', dialog: null })}
      />
      <ImportDialog
        start={state.importing}
        here={{ workspace, environments: state.environments }}
        onImport={importPlan}
        onClose={closeImport}
      />
      {exporting !== null && (
        <ExportDialog
          what={nameOfExport(exporting)}
          needsEnvironments={contentOf(state, exporting).needsEnvironments}
          postmanNotes={exporting.kind === 'template' ? null : () => toPostman(state, exporting).notes}
          onExport={async (choice) => {
            if (await writeExport(state, exporting, choice)) closeExport();
          }}
          onClose={closeExport}
        />
      )}
    </>
  );
}
