import { fireEvent, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { blankTemplate } from '#app/templates/propose-template.ts';
import { ImportDialog } from '#renderer/features/library/import-dialog.tsx';
import { NameDialog } from '#renderer/features/library/name-dialog.tsx';
import { CastEditor } from '#renderer/features/storyboards/cast-editor.tsx';
import { TemplateEditor } from '#renderer/features/templates/template-editor.tsx';
import { unsavedForms } from '#renderer/ui/unsaved.ts';
import { render } from './render.tsx';
import { installThreads } from './threads.ts';

/* What a dialog counts as typed. That it asks before it drops that: `renderer/ui/form-modal.test.tsx`. */

const nothing = () => {};
const member = { id: 'a', name: 'Ada', customerKey: 'ada', properties: [] };

const dialogs: readonly (readonly [name: string, field: string, dialog: ReactNode])[] = [
  [
    'Import',
    'Paste here',
    <ImportDialog
      key="i"
      start=""
      here={{ workspace: blankWorkspace, environments: [] }}
      onSource={nothing}
      onImport={async () => {}}
      onClose={nothing}
    />,
  ],
  [
    'Save request',
    'Name',
    <NameDialog key="n" title="Save request" name="a" workspace={blankWorkspace} onNamed={nothing} onClose={nothing} />,
  ],
  [
    'New template',
    'When to use it',
    <TemplateEditor key="t" template={blankTemplate('t')} isNew onSave={nothing} onClose={nothing} />,
  ],
  [
    'a customer of a storyboard',
    'Name',
    <CastEditor key="c" member={member} isNew={false} onSave={nothing} onRemove={nothing} onClose={nothing} />,
  ],
];

it.each(dialogs)('what is typed into %s is not saved yet', async (_, name, dialog) => {
  installThreads();
  render(dialog);
  expect(unsavedForms()).toEqual([]);
  const [field] = await screen.findAllByLabelText(name);
  if (field === undefined) throw new Error('There is no field.');
  fireEvent.change(field, { target: { value: 'typed' } });
  expect(unsavedForms()).toHaveLength(1);
});
