import { ActionIcon, Button, FileButton, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Network } from '#app/environments/network.ts';
import { mostAuthorities, mostFiles } from '#app/limits.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import styles from './environments.module.css';
import { giveFiles, notGiven, notRead, tooManyFiles } from './give-files.ts';

type AuthorityFilesProps = {
  readonly authorities: Network['authorities'];
  /** The list may have changed since it was rendered. */
  readonly onChange: (change: (authorities: Network['authorities']) => Network['authorities']) => void;
};

/** The certificates that are trusted besides the system's. */
export function AuthorityFiles({ authorities, onChange }: AuthorityFilesProps) {
  const [says, setSays] = useState('');

  async function add(files: readonly File[]) {
    if (files.length === 0) return;
    if (files.length > mostFiles) return setSays(tooManyFiles);
    const fileIds = await giveFiles(files);
    if (fileIds === null) return setSays(notGiven);
    const answer = await call('certificate.readAuthorities', { fileIds });
    if (isFailed(answer)) return setSays(notRead);
    if (answer.kind === 'refused') return setSays(answer.says);
    const known = new Set(authorities.map(({ pem }) => pem));
    const added = answer.authorities.filter(({ pem }) => !known.has(pem));
    if (authorities.length + added.length > mostAuthorities)
      return setSays(`An environment can trust at most ${mostAuthorities} certificates. Remove some, then try again.`);
    setSays('');
    onChange((now) => [...now, ...added.filter(({ pem }) => !now.some((one) => one.pem === pem))]);
  }

  return (
    <div>
      <Text size="xs">Trusted in addition to this computer’s certificates, for example your company’s authority.</Text>
      {authorities.length > 0 && (
        <ul aria-label="Trusted certificates" className={styles['files']}>
          {authorities.map(({ name, pem }) => (
            <li key={pem}>
              <span>{name}</span>
              <ActionIcon
                aria-label={`Remove ${name}`}
                onClick={() => onChange((now) => now.filter((one) => one.pem !== pem))}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <FileButton multiple accept=".pem,.crt,.cer,.der" onChange={(files) => void add(files)}>
        {(props) => (
          <Button {...props} variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} stroke={1.5} />}>
            Add trusted certificate
          </Button>
        )}
      </FileButton>
      {says !== '' && (
        <Text role="alert" size="xs" c="var(--t-bad)">
          {says}
        </Text>
      )}
    </div>
  );
}
