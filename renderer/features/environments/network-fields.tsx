import { Checkbox, Text } from '@mantine/core';
import type { EnvironmentProblem } from '#app/environments/environment-problems.ts';
import type { Network } from '#app/environments/network.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { ProxyFields } from '#renderer/ui/proxy-fields.tsx';
import { useAnswer } from '#renderer/use-answer.ts';
import { AuthorityFiles } from './authority-files.tsx';
import { ClientCertificateField } from './client-certificate-field.tsx';
import styles from './environments.module.css';

/** How a server is reached, with what is typed and not kept yet. */
export type NetworkForm = { readonly network: Network; readonly secrets: SecretChanges };

type NetworkFieldsProps = {
  readonly environmentId: string;
  readonly network: Network;
  readonly secrets: SecretChanges;
  readonly faults: readonly EnvironmentProblem[];
  /** What is changed may have changed since it was drawn: files are read meanwhile. */
  readonly onChange: (change: (now: NetworkForm) => Partial<NetworkForm>) => void;
};

const proxyKinds = ['as-settings', 'system', 'none', 'manual'] as const;

/** How the server is reached, and whom it and we trust. */
export function NetworkFields({ environmentId, network, secrets, faults, onChange }: NetworkFieldsProps) {
  const { proxy, authorities, clientCertificate, acceptSelfSigned } = network;
  const kept = useKeptSecrets(environmentId, proxy, secrets);
  const change = (part: Partial<Network>) => onChange((now) => ({ network: { ...now.network, ...part } }));
  const holdsSecret = clientCertificate !== null || (proxy.kind === 'manual' && proxy.user !== '');
  return (
    <>
      <ProxyFields
        proxy={proxy}
        kinds={proxyKinds}
        fault={(field) => faults.find((fault) => fault.field === field)?.says}
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
          description="For test servers only: nobody vouches for who answers. A badge reminds of it."
          checked={acceptSelfSigned}
          onChange={({ currentTarget }) => change({ acceptSelfSigned: currentTarget.checked })}
        />
      </fieldset>
      {holdsSecret && kept?.canKeep === false && (
        <Text size="xs" c="var(--t-unsure)">
          This computer has no keyring that Tidings can use. Password and client certificate are kept until Tidings
          ends.
        </Text>
      )}
    </>
  );
}

type Kept = Output<'secret.look'>;

const notLooked = 'it isn’t known which passwords are saved';

/**
 * Which secrets there are already, for the proxy as it is written now; asked anew once those typed here are saved. What is
 * known of one proxy is not so of another: a password goes only to the proxy that it was given for.
 */
function useKeptSecrets(environmentId: string, proxy: Network['proxy'], secrets: SecretChanges): Kept | null {
  const isTyped = secrets.proxyPassword !== null || secrets.identity !== null;
  const asked = JSON.stringify({ environmentId, proxy: proxy.kind === 'manual' ? proxy : null });
  const look = () => ask('secret.look', { environmentId, proxy: proxy.kind === 'manual' ? proxy : null }, notLooked);
  const answer = useAnswer(isTyped ? null : asked, look);
  if (answer === null) return null;
  const { proxyPassword, ...kept } = answer.value;
  // What is typed is there, so nothing is told as missing in the moment after it was saved.
  const identity = isTyped ? 'kept' : kept.identity;
  return { ...kept, identity, proxyPassword: answer.to === asked ? proxyPassword : 'none' };
}
