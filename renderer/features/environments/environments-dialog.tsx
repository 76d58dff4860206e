import { Button, NavLink, Text } from '@mantine/core';
import { IconBraces, IconPlus } from '@tabler/icons-react';
import { use, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { blankEnvironment, type Environment, practiceId } from '#app/environments/environment.ts';
import { type EnvironmentProblem, environmentProblems } from '#app/environments/environment-problems.ts';
import { noSecretChanges } from '#app/environments/secret-changes.ts';
import type { Variable } from '#app/event/variables.ts';
import { type PlacedTid, placeOf } from '#app/exchange/tid-rule.ts';
import { problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { FormDialogContext, isSameForm, useUnsaved } from '#renderer/ui/unsaved.ts';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import { type Edited, EnvironmentForm } from './environment-form.tsx';
import { environmentToForm, formToEnvironment, renamedSiteKeys, type Split } from './environment-form-state.ts';
import styles from './environments.module.css';
import { PracticeFacts } from './practice-facts.tsx';
import { VariableRows } from './variable-rows.tsx';

/** The result of saving an environment. */
export type Saving = {
  readonly environments: readonly Environment[];
  readonly saved: Environment;
  /** The TID of a pasted address with its environment and site key; null without one. */
  readonly placed: PlacedTid | null;
  /** Renamed site keys, by their old name. */
  readonly renamed: ReadonlyMap<string, string>;
};

type EnvironmentsDialogProps = {
  readonly opened: boolean;
  readonly environments: readonly Environment[];
  readonly currentId: string;
  readonly onSaved: (saving: Saving) => void;
  readonly onDeleted: (environments: readonly Environment[], deleted: Environment) => void;
  /** The variables of all environments. */
  readonly variables: readonly Variable[];
  readonly onVariables: (variables: readonly Variable[]) => void;
  readonly onClose: () => void;
};

/** The dialog with a person’s environments. */
export function EnvironmentsDialog({ opened, onClose, ...props }: EnvironmentsDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} title="Environments" size={880} keepMounted={false}>
      <Editor {...props} />
    </FormModal>
  );
}

type Editing = Edited & {
  /** The form before any change. */
  readonly start: Edited['form'];
  readonly problems: readonly EnvironmentProblem[];
  readonly says: string;
};

type EditorProps = Omit<EnvironmentsDialogProps, 'opened' | 'onClose'>;

function Editor(props: EditorProps) {
  const { environments, variables, onVariables } = props;
  const { editing, forAll, setForAll, stored, fields, show, changeOf, save, remove } = useEditor(props);
  return (
    <div className={styles['editor']}>
      <div className={styles['list']}>
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
        <Button variant="subtle" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={() => show(null)}>
          Add environment
        </Button>
      </div>
      <div ref={fields}>
        {forAll ? (
          <>
            <Text c="dimmed" mb={12}>
              Every environment has these variables, Practice too. One of the same name in an environment goes before.
            </Text>
            <VariableRows variables={variables} onChange={onVariables} />
          </>
        ) : stored?.id === practiceId ? (
          <PracticeFacts environment={stored} />
        ) : (
          <>
            <EnvironmentForm
              key={editing.form.id}
              form={editing.form}
              problems={editing.problems}
              split={editing.split}
              secrets={editing.secrets}
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

/** The state for editing an environment; null for a new one. */
function edit(environment: Environment | null): Editing {
  const form = environmentToForm(environment ?? blankEnvironment(crypto.randomUUID()));
  return { form, start: form, split: null, secrets: noSecretChanges, problems: [], says: '' };
}

/** A pasted address without a site key belongs to the environment's first one, which is selected after the save. */
function placedTid(saved: Environment, split: Split | null): PlacedTid | null {
  const { tid, siteKey } = split ?? { tid: null, siteKey: null };
  return tid === null ? null : { tid, place: placeOf(saved, siteKey ?? saved.siteKeys[0]?.siteKey ?? '') };
}

/** The environment that is shown and edited. */
function useEditing({ environments, currentId }: Pick<EditorProps, 'environments' | 'currentId'>) {
  const [forAll, setForAll] = useState(false);
  const [editing, setEditing] = useState<Editing>(() => edit(environments.find(({ id }) => id === currentId) ?? null));
  const stored = environments.find(({ id }) => id === editing.form.id);
  const isChanged = editing.secrets !== noSecretChanges || !isSameForm(editing.form, editing.start);
  useUnsaved(editing.form.name.trim() || 'New environment', isChanged);
  const { leave } = use(FormDialogContext);
  const show = (environment: Environment | null) => {
    // Typed changes stay until another environment is shown.
    if (environment !== null && environment.id === editing.form.id) return setForAll(false);
    leave(() => {
      setForAll(false);
      setEditing(edit(environment));
    });
  };

  /** Changes the environment that is shown. A late change, for example from reading a file, never changes another one. */
  const changeOf = (id: string) => (change: (now: Edited) => Partial<Edited>) =>
    setEditing((before) => {
      if (before.form.id !== id) return before;
      const after = { ...before, ...change(before), says: '' };
      const problems =
        before.problems.length === 0 ? [] : environmentProblems(formToEnvironment(after.form), environments);
      return { ...after, problems };
    });

  /** Shows a message about an environment if it is still shown. */
  const sayOf = (id: string, says: string) => setEditing((now) => (now.form.id === id ? { ...now, says } : now));

  return { editing, setEditing, forAll, setForAll, stored, show, changeOf, sayOf };
}

/** Saves and deletes the environment that is edited. */
function useEditor({ environments, currentId, onSaved, onDeleted }: EditorProps) {
  const { editing, setEditing, sayOf, ...others } = useEditing({ environments, currentId });
  const { setForAll } = others;
  const fields = useRef<HTMLDivElement>(null);

  async function save() {
    if (leadToUnusable(fields.current)) return;
    const environment = formToEnvironment(editing.form);
    const problems = environmentProblems(environment, environments);
    if (problems.length > 0) {
      flushSync(() => setEditing({ ...editing, problems, says: '' }));
      // The field may be far above Save, out of view.
      return fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
    const answer = await call('environment.save', { environment, secrets: editing.secrets });
    if (answer.kind === 'refused') return sayOf(environment.id, answer.says.join(' '));
    if (answer.kind !== 'saved') return sayOf(environment.id, problemOf(answer, 'the environment wasn’t saved') ?? '');
    const saved = answer.environments.find(({ id }) => id === environment.id) ?? environment;
    // A password or certificate that was not saved stays, to be saved again. So does what was typed meanwhile.
    setEditing((now) => {
      if (now !== editing) return now;
      return answer.says === undefined ? edit(saved) : { ...edit(saved), secrets: editing.secrets, says: answer.says };
    });
    onSaved({
      environments: answer.environments,
      saved,
      placed: placedTid(saved, editing.split),
      renamed: renamedSiteKeys(editing.form),
    });
  }

  async function remove(environment: Environment) {
    const answer = await call('environment.delete', { id: environment.id });
    if (answer.kind !== 'saved')
      return sayOf(environment.id, problemOf(answer, 'the environment wasn’t deleted') ?? '');
    setForAll(false);
    // Another environment may be shown now.
    setEditing((now) => (now.form.id === environment.id ? edit(answer.environments[0] ?? null) : now));
    onDeleted(answer.environments, environment);
  }

  return { ...others, editing, fields, save, remove };
}
