import { ActionIcon, Button, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { EnvironmentProblem } from '#app/environments/environment-problems.ts';
import { siteKeyProblem } from '#app/environments/site-key.ts';
import { HiddenInText } from '#renderer/ui/hidden-characters.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { newSiteKey, type SiteKeyRow } from './environment-form-state.ts';
import styles from './environments.module.css';

type SiteKeyFieldsProps = {
  readonly siteKeys: readonly SiteKeyRow[];
  readonly problems: readonly EnvironmentProblem[];
  /** The first of them is where a new environment begins. */
  readonly isFirst: boolean;
  readonly onChange: (siteKeys: readonly SiteKeyRow[]) => void;
};

/** The site keys of an environment, each with a label. */
export function SiteKeyFields({ siteKeys, problems, isFirst, onChange }: SiteKeyFieldsProps) {
  const change = (index: number, part: Partial<SiteKeyRow>) =>
    onChange(siteKeys.map((siteKey, at) => (at === index ? { ...siteKey, ...part } : siteKey)));
  return (
    <div>
      <ul aria-label="Site keys" className={styles['siteKeys']}>
        {siteKeys.map(({ id, siteKey, label }, index) => {
          const problem = problems.find((candidate) => candidate.field === 'siteKeys' && candidate.index === index);
          const doubt = siteKey === '' ? null : siteKeyProblem(siteKey);
          return (
            <li key={id}>
              <TextField
                label="Site key"
                classNames={{ input: 'mono' }}
                value={siteKey}
                error={problem?.says}
                description={
                  problem === undefined && doubt?.level === 'warning' ? `${doubt.says}. ${doubt.why}` : undefined
                }
                spellCheck={false}
                autoComplete="off"
                data-part={index === 0 ? 'siteKey' : undefined}
                data-autofocus={(isFirst && index === 0) || undefined}
                onChange={(typed) => change(index, { siteKey: typed.trim() })}
              />
              <TextField
                label="Label"
                value={label}
                placeholder="For example retail site"
                onChange={(typed) => change(index, { label: typed })}
              />
              {siteKeys.length > 1 && (
                <ActionIcon
                  mt={20}
                  aria-label="Remove site key"
                  onClick={() => onChange(siteKeys.filter((_, at) => at !== index))}
                >
                  <IconX size={16} stroke={1.5} />
                </ActionIcon>
              )}
              <HiddenInText text={siteKey} onClean={(clean) => change(index, { siteKey: clean })} />
            </li>
          );
        })}
      </ul>
      {problems.some(({ field }) => field === 'siteKeys') && siteKeys.length === 0 && (
        <Text size="xs" c="var(--t-bad)">
          Add at least one site key.
        </Text>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={4}
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={() => onChange([...siteKeys, newSiteKey()])}
      >
        Add site key
      </Button>
    </div>
  );
}
