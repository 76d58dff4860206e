import { Button, NavLink, Text } from '@mantine/core';
import { IconBraces, IconPlus } from '@tabler/icons-react';
import { practiceId } from '#app/environments/environment.ts';
import { buttonsByArrows } from '#renderer/ui/arrow-keys.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { PasteField } from '#renderer/ui/paste-field.tsx';
import { EnvironmentForm } from './environment-form.tsx';
import { firstPart } from './environment-form-state.ts';
import styles from './environments.module.css';
import { PracticeFacts } from './practice-facts.tsx';
import { RunningPractice } from './running-practice.tsx';
import { type EditorProps, useEditor } from './use-environment-editor.ts';
import { VariableRows } from './variable-rows.tsx';

type EnvironmentsDialogProps = EditorProps & { readonly opened: boolean };

/** The dialog with a person’s environments. */
export function EnvironmentsDialog({ opened, onClose, ...props }: EnvironmentsDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} title="Environments" size={880} keepMounted={false}>
      <Editor onClose={onClose} {...props} />
    </FormModal>
  );
}

function Editor(props: EditorProps) {
  const { environments, variables, onVariables, onSaved, onClose } = props;
  const { editing, forAll, setForAll, stored, fields, show, changeOf, save, remove, give } = useEditor(props);
  const isNew = stored === undefined && !forAll;
  return (
    <div className={styles['editor']}>
      <div className={styles['list']} ref={buttonsByArrows}>
        {environments.map((environment) => (
          <NavLink
            key={environment.id}
            component="button"
            label={environment.name}
            title={environment.name}
            leftSection={<EnvironmentSquare colour={environment.colour} />}
            active={!forAll && environment.id === editing.form.id}
            onClick={() => show(environment)}
          />
        ))}
        <NavLink
          component="button"
          label="All environments"
          leftSection={<IconBraces size={14} stroke={1.5} />}
          active={forAll}
          onClick={() => setForAll(true)}
        />
        <Button
          variant={isNew ? 'light' : 'subtle'}
          aria-current={isNew}
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => show(null)}
        >
          Add environment
        </Button>
      </div>
      <div ref={fields}>
        {forAll ? (
          <>
            <Text c="dimmed" mb={12}>
              These variables apply to every environment, including Practice. A variable with the same name in an
              environment overrides them.
            </Text>
            <VariableRows variables={variables} onChange={onVariables} />
          </>
        ) : stored?.id === practiceId ? (
          <>
            <PracticeFacts environment={stored} />
            <RunningPractice environments={environments} onSaved={onSaved} onClose={onClose} />
          </>
        ) : (
          <>
            <EnvironmentForm
              key={editing.form.id}
              form={editing.form}
              problems={editing.problems}
              split={editing.split}
              secrets={editing.secrets}
              first={stored === undefined ? firstPart(editing.fresh) : 'name'}
              head={
                stored === undefined ? (
                  <>
                    <PasteField isFocused={firstPart(editing.fresh) === 'paste'} onGiven={give} />
                    {editing.fresh.says !== '' && <Text role="status">{editing.fresh.says}</Text>}
                  </>
                ) : null
              }
              onChange={changeOf(editing.form.id)}
            />
            {editing.says !== '' && (
              <Text role="alert" c="var(--t-bad)" mt={12}>
                {editing.says}
              </Text>
            )}
            <DialogFoot>
              {stored !== undefined && (
                <Button mr="auto" className={styles['danger'] ?? ''} onClick={() => remove(stored)}>
                  Delete
                </Button>
              )}
              <Button variant="filled" onClick={save}>
                Save
              </Button>
            </DialogFoot>
          </>
        )}
      </div>
    </div>
  );
}
