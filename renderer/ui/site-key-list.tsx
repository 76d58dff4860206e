import { type ComboboxData, Text } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';
import { groupSiteKeys, practiceOutcomeOf, shortSiteKey } from '#app/practice/practice-outcomes.ts';
import styles from './site-key-list.module.css';

/**
 * The site keys of an environment, for a list to choose from: on Practice the usual one, then the outcomes to practise.
 * @param also a site key that the environment may no longer have
 */
export function siteKeyData(environment: Environment, also: string | null = null): ComboboxData {
  const { usual, outcomes } = groupSiteKeys(environment);
  const item = (siteKey: string) => ({ value: siteKey, label: shortSiteKey(environment, siteKey) });
  const isMissing = also !== null && !environment.siteKeys.some(({ siteKey }) => siteKey === also);
  return [
    // An environment from a file may have a site key twice, which the list doesn't take.
    ...[...new Set(usual.map(({ siteKey }) => siteKey))].map(item),
    ...(isMissing ? [{ value: also, label: also }] : []),
    ...outcomes.map((group, index) => ({
      group:
        index === 0 ? (
          <>
            <span className={styles['heading']}>Practise an outcome</span> {group.name}
          </>
        ) : (
          group.name
        ),
      items: group.outcomes.map(({ siteKey }) => item(siteKey)),
    })),
  ];
}

/** How such a list shows a site key. */
export function siteKeyOption({ siteKeys }: Environment) {
  return function SiteKeyOption({ option: { value } }: { readonly option: { readonly value: string } }) {
    const label = siteKeys.find(({ siteKey }) => siteKey === value)?.label ?? '';
    const outcome = practiceOutcomeOf(value);
    if (outcome === null)
      return (
        <span className={styles['option']}>
          <span className="mono">{value}</span>
          <Text size="xs" c="dimmed" truncate>
            {label}
          </Text>
        </span>
      );
    return (
      <span className={styles['outcome']}>
        <span className={`${styles['key']} mono`}>{value}</span> <span className={styles['label']}>{label}</span>{' '}
        <span className={styles['about']}>{outcome.about}</span>
      </span>
    );
  };
}
