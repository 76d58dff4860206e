import { Button, Modal, NavLink, Text } from '@mantine/core';
import { IconBraces, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { blankEnvironment, type Environment, practiceId } from '#app/environment/environment.ts';
import { type EnvironmentFault, environmentFaults } from '#app/environment/environment-faults.ts';
import type { Variable } from '#app/event/variables.ts';
import { noSecretChanges, type SecretChanges } from '#app/ipc/network-calls.ts';
import { call } from '#renderer/bridge.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { EnvironmentForm } from './environment-form.tsx';
import {
  environmentToForm,
  type EnvironmentForm as Form,
  formToEnvironment,
  type Split,
} from './environment-form-state.ts';
import styles from './environments.module.css';
import { PracticeFacts } from './practice-facts.tsx';
import { VariableRows } from './variable-rows.tsx';

type EnvironmentsDialogProps = {
  readonly opened: boolean;
  readonly environments: readonly Environment[];
  readonly currentId: string;
  readonly onSaved: (environments: readonly Environment[], saved: Environment, tid: string | null) => void;
  readonly onDeleted: (environments: readonly Environment[], deleted: Environment) => void;
  /** Those of all environments. */
  readonly variables: readonly Variable[];
  readonly onVariables: (variables: readonly Variable[]) => void;
  readonly onClose: () => void;
};

/** Where a person keeps their servers. */
export function EnvironmentsDialog({ opened, onClose, ...props }: EnvironmentsDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Environments" size={880} keepMounted={false}>
      <Editor {...props} />
    </Modal>
  );
}

type Editing = {
  readonly form: Form;
  readonly split: Split | null;
  /** Typed and given here, and not kept yet. */
  readonly secrets: SecretChanges;
  readonly faults: readonly EnvironmentFault[];
  readonly says: string;
};

function Editor(props: Omit<EnvironmentsDialogProps, 'opened' | 'onClose'>) {
  const { environments, currentId, variables, onSaved, onDeleted, onVariables } = props;
  const [forAll, setForAll] = useState(false);
  const [editing, setEditing] = useState<Editing>(() => edit(environments.find(({ id }) => id === currentId) ?? null));
  const fields = useRef<HTMLDivElement>(null);
  const stored = environments.find(({ id }) => id === editing.form.id);
  const show = (environment: Environment | null) => {
    setForAll(false);
    setEditing(edit(environment));
  };

  const change = (part: Pick<Editing, 'form'> & Partial<Editing>) =>
    setEditing((before) => ({
      ...before,
      ...part,
      says: '',
      faults: before.faults.length === 0 ? [] : environmentFaults(formToEnvironment(part.form), environments),
    }));

  async function save() {
    const environment = formToEnvironment(editing.form);
    const faults = environmentFaults(environment, environments);
    if (faults.length > 0) {
      flushSync(() => setEditing({ ...editing, faults, says: '' }));
      // It may stand far above Save, out of sight.
      return fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
    const answer = await call('environment.save', { environment, secrets: editing.secrets });
    if (answer.kind === 'refused') return setEditing({ ...editing, says: answer.says.join(' ') });
    if (answer.kind === 'not-saved') return setEditing({ ...editing, says: answer.says });
    const saved = answer.environments.find(({ id }) => id === environment.id) ?? environment;
    // What was typed of a password or certificate that is not kept stays, to be saved again.
    if (answer.says === undefined) setEditing(edit(saved));
    else setEditing({ ...edit(saved), secrets: editing.secrets, says: answer.says });
    onSaved(answer.environments, saved, editing.split?.tid ?? null);
  }

  async function remove(environment: Environment) {
    const answer = await call('environment.delete', { id: environment.id });
    if (answer.kind === 'not-saved') return setEditing({ ...editing, says: answer.says });
    show(answer.environments[0] ?? null);
    onDeleted(answer.environments, environment);
  }

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
      <div className={styles['form']} ref={fields}>
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
              faults={editing.faults}
              split={editing.split}
              secrets={editing.secrets}
              onSecrets={(form, secrets) => change({ form, secrets })}
              onChange={(form, split) => change({ form, split })}
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

/** The editor for an environment; null begins a new one. */
function edit(environment: Environment | null): Editing {
  const form = environmentToForm(environment ?? blankEnvironment(crypto.randomUUID()));
  return { form, split: null, secrets: noSecretChanges, faults: [], says: '' };
}
