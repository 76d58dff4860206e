import { Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { EnvironmentProblem } from '#app/environments/environment-problems.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import { HiddenInText } from '#renderer/ui/hidden-characters.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { AdvancedFields } from './advanced-fields.tsx';
import { ConnectionTest } from './connection-check.tsx';
import {
  type EnvironmentForm as Form,
  type FormPart,
  formToEnvironment,
  type Split,
  splitServerName,
} from './environment-form-state.ts';
import styles from './environments.module.css';
import { SiteKeyFields } from './site-key-fields.tsx';

type EnvironmentFormProps = {
  readonly form: Form;
  readonly problems: readonly EnvironmentProblem[];
  readonly split: Split | null;
  readonly secrets: SecretChanges;
  /** Above the fields of a new environment; null for one that is there. */
  readonly head: ReactNode | null;
  /** Where a new one begins. */
  readonly first: FormPart;
  /** The form may have changed since it was rendered. */
  readonly onChange: (change: (now: Edited) => Partial<Edited>) => void;
};

/** What a person changes in an environment. */
export type Edited = { readonly form: Form; readonly split: Split | null; readonly secrets: SecretChanges };

/** The fields of one environment. */
export function EnvironmentForm({ form, problems, split, secrets, head, first, onChange }: EnvironmentFormProps) {
  const fields = useRef<HTMLDivElement>(null);
  const isNew = head !== null;
  useEffect(() => {
    if (isNew) fields.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [isNew]);
  const change = (part: Partial<Form>) => onChange((now) => ({ form: { ...now.form, ...part } }));
  const text = (field: 'name' | 'serverName', label: string, description?: ReactNode) => ({
    label,
    description,
    value: form[field],
    error: problems.find((candidate) => candidate.field === field)?.says,
    spellCheck: false,
    autoComplete: 'off',
    'data-part': field,
    'data-autofocus': first === field || undefined,
    onChange: (typed: string) => change({ [field]: typed }),
  });

  /** Takes the whole text of the server name, which may be an endpoint URL. */
  function take(serverName: string) {
    onChange(({ form: now }) => splitServerName({ ...now, serverName }) ?? { form: { ...now, serverName } });
  }

  function splitNow(serverName: string) {
    onChange((now) => splitServerName({ ...now.form, serverName }) ?? {});
  }

  return (
    <Stack gap={12} ref={fields}>
      {head}
      <TextField {...text('name', 'Name', 'For example UAT')} />
      <TextField
        {...text(
          'serverName',
          'Server name',
          split === null ? (
            'For example mxo.example.com. If you paste an endpoint URL, Tidings splits it.'
          ) : (
            <Taken split={split} />
          ),
        )}
        onBlur={({ currentTarget }) => splitNow(currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain').trim();
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          if (selectionStart !== 0 || selectionEnd !== value.length) return;
          event.preventDefault();
          take(pasted);
        }}
      />
      <HiddenInText text={form.serverName} onClean={take} />
      <SiteKeyFields
        siteKeys={form.siteKeys}
        problems={problems}
        isFirst={first === 'siteKey'}
        onChange={(siteKeys) => change({ siteKeys })}
      />
      <AdvancedFields
        form={form}
        problems={problems}
        secrets={secrets}
        onChange={change}
        onNetwork={(edit) =>
          onChange((now) => {
            const { network = now.form.network, ...rest } = edit({ network: now.form.network, secrets: now.secrets });
            return { form: { ...now.form, network }, ...rest };
          })
        }
      />
      <div className={styles['test']}>
        <ConnectionTest asked={{ environment: formToEnvironment(form), secrets }} />
      </div>
    </Stack>
  );
}

function Taken({ split }: { readonly split: Split }) {
  return (
    <Text span size="xs" c="var(--t-accent)">
      From the URL: {split.siteKey !== null && `site key ${split.siteKey} is below`}
      {split.siteKey !== null && split.tid !== null && ', '}
      {split.tid !== null && `TID ${split.tid} is suggested for the open event when you save`}.
    </Text>
  );
}
