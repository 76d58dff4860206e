import { ActionIcon, Button, FileButton, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Network } from '#app/environments/network.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import { longestPassword, mostFiles } from '#app/limits.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import { dateFormat } from '#renderer/ui/date-format.ts';
import { PasswordField } from '#renderer/ui/password-field.tsx';
import styles from './environments.module.css';
import { giveFiles, notGiven, notRead, tooManyFiles } from './give-files.ts';

type ClientCertificateFieldProps = {
  readonly certificate: Network['clientCertificate'];
  /** It is named, but its private key is not kept any more. */
  readonly isLost: boolean;
  readonly onChange: (certificate: Network['clientCertificate'], identity: SecretChanges['identity']) => void;
};

/** Files that wait for their password. */
type Locked = { readonly fileIds: readonly string[]; readonly password: string };

const day = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });

/** The certificate by which the server knows us. */
export function ClientCertificateField({ certificate, isLost, onChange }: ClientCertificateFieldProps) {
  const [locked, setLocked] = useState<Locked | null>(null);
  const [says, setSays] = useState('');

  async function choose(files: readonly File[]) {
    if (files.length === 0) return;
    if (files.length > mostFiles) return setSays(tooManyFiles);
    const fileIds = await giveFiles(files);
    if (fileIds === null) return setSays(notGiven);
    await open({ fileIds, password: '' });
  }

  async function open(asked: Locked) {
    const answer = await call('certificate.readIdentity', asked);
    if (isFailed(answer)) return setSays(notRead);
    setLocked(answer.kind === 'locked' ? asked : null);
    if (answer.kind !== 'read') return setSays(answer.says);
    setSays('');
    onChange(answer.certificate, asked);
  }

  return (
    <div>
      <Text size="xs">
        Client certificate, if the server asks for one: a PFX file, or PEM files with the private key.
      </Text>
      {certificate !== null && (
        <ul aria-label="Client certificate" className={styles['files']}>
          <li>
            <span>
              <strong>{certificate.subject}</strong>, issued by {certificate.issuer}, valid until{' '}
              {day(new Date(certificate.validUntil))} · {certificate.name}
            </span>
            <ActionIcon aria-label="Remove client certificate" onClick={() => onChange(null, null)}>
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          </li>
        </ul>
      )}
      {isLost && (
        <Text role="alert" size="xs" c="var(--t-bad)">
          The private key is no longer on this computer. Choose the file again.
        </Text>
      )}
      <FileButton multiple accept=".pfx,.p12,.pem,.crt,.cer,.key" onChange={(files) => void choose(files)}>
        {(props) => (
          <Button {...props} variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} stroke={1.5} />}>
            Choose client certificate
          </Button>
        )}
      </FileButton>
      {locked !== null && (
        <div className={styles['unlock']}>
          <PasswordField
            label="Certificate password"
            maxLength={longestPassword}
            value={locked.password}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
            onChange={(typed) => setLocked({ ...locked, password: typed })}
            onKeyDown={(event) => event.key === 'Enter' && void open(locked)}
          />
          <Button onClick={() => void open(locked)}>Open certificate</Button>
        </div>
      )}
      {says !== '' && (
        <Text role="alert" size="xs" c="var(--t-bad)">
          {says}
        </Text>
      )}
    </div>
  );
}
