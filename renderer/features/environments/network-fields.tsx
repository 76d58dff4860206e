import { Checkbox, Text } from '@mantine/core';
import type { EnvironmentProblem } from '#app/environments/environment-problems.ts';
import type { Network } from '#app/environments/network.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { ProxyFields } from '#renderer/ui/proxy-fields.tsx';
import { useCall } from '#renderer/use-call.ts';
import { AuthorityFiles } from './authority-files.tsx';
import { ClientCertificateField } from './client-certificate-field.tsx';
import styles from './environments.module.css';

/** How a server is reached, with passwords that are not saved yet. */
export type NetworkForm = { readonly network: Network; readonly secrets: SecretChanges };

type NetworkFieldsProps = {
  readonly environmentId: string;
  readonly network: Network;
  readonly secrets: SecretChanges;
  readonly problems: readonly EnvironmentProblem[];
  /** The form may have changed since it was rendered, as files are read meanwhile. */
  readonly onChange: (change: (now: NetworkForm) => Partial<NetworkForm>) => void;
};

const proxyKinds = ['as-settings', 'system', 'none', 'manual'] as const;

/** How the server is reached, and which certificates are trusted. */
export function NetworkFields({ environmentId, network, secrets, problems, onChange }: NetworkFieldsProps) {
  const { proxy, authorities, clientCertificate, acceptSelfSigned } = network;
  const kept = useKeptSecrets(environmentId, proxy, secrets);
  const change = (part: Partial<Network>) => onChange((now) => ({ network: { ...now.network, ...part } }));
  const holdsSecret = clientCertificate !== null || (proxy.kind === 'manual' && proxy.user !== '');
  return (
    <>
      <ProxyFields
        proxy={proxy}
        kinds={proxyKinds}
        problemOf={(field) => problems.find((problem) => problem.field === field)?.says}
        password={secrets.proxyPassword}
        kept={kept?.proxyPassword ?? 'none'}
        onChange={(changed) => change({ proxy: changed })}
        onPassword={(proxyPassword) => onChange((now) => ({ secrets: { ...now.secrets, proxyPassword } }))}
      />
      <fieldset className={styles['certificates']}>
        <legend>Certificates</legend>
        <AuthorityFiles
          authorities={authorities}
          onChange={(edit) =>
            onChange((now) => ({ network: { ...now.network, authorities: edit(now.network.authorities) } }))
          }
        />
        <ClientCertificateField
          certificate={clientCertificate}
          isLost={clientCertificate !== null && secrets.identity === null && kept?.identity === 'none'}
          onChange={(certificate, identity) =>
            onChange((now) => ({
              network: { ...now.network, clientCertificate: certificate },
              secrets: { ...now.secrets, identity },
            }))
          }
        />
        <Checkbox
          label="Accept self-signed certificate"
          description="For test servers only. Tidings won’t verify who it’s talking to. A badge reminds you."
          checked={acceptSelfSigned}
          onChange={({ currentTarget }) => change({ acceptSelfSigned: currentTarget.checked })}
        />
      </fieldset>
      {holdsSecret && kept?.canKeep === false && (
        <Text size="xs" c="var(--t-unsure)">
          Tidings can’t use a keyring on this computer. It keeps the password and client certificate until you close
          Tidings.
        </Text>
      )}
    </>
  );
}

type Kept = Output<'secret.look'>;

const notLooked = 'it isn’t known which passwords are saved';

/**
 * Which secrets are saved for the proxy as typed now. Read again once those typed here are saved. A password belongs to one
 * proxy: it is never sent to another one.
 */
function useKeptSecrets(environmentId: string, proxy: Network['proxy'], secrets: SecretChanges): Kept | null {
  const isTyped = secrets.proxyPassword !== null || secrets.identity !== null;
  const asked = JSON.stringify({ environmentId, proxy: proxy.kind === 'manual' ? proxy : null });
  const look = () => ask('secret.look', { environmentId, proxy: proxy.kind === 'manual' ? proxy : null }, notLooked);
  const { answer } = useCall(isTyped ? null : asked, look);
  if (answer === null) return null;
  const { proxyPassword, ...kept } = answer.value;
  // A typed secret exists, so none is shown as missing right after a save.
  const identity = isTyped ? 'kept' : kept.identity;
  return { ...kept, identity, proxyPassword: answer.to === asked ? proxyPassword : 'none' };
}
