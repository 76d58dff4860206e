import { Button, Select, Text } from '@mantine/core';
import { useRef } from 'react';
import { blankProxy, type EnvironmentProxy, type ManualProxy } from '#app/environments/network.ts';
import type { ProxyProblem } from '#app/environments/proxy-problems.ts';
import { longestExceptions, longestName, longestPassword } from '#app/limits.ts';
import { NumberField } from './number-field.tsx';
import { PasswordField } from './password-field.tsx';
import styles from './proxy-fields.module.css';
import { TextField } from './text-field.tsx';

type ProxyFieldsProps = {
  readonly proxy: EnvironmentProxy;
  /** Those that can be chosen. */
  readonly kinds: readonly EnvironmentProxy['kind'][];
  readonly problemOf: (field: ProxyProblem['field']) => string | undefined;
  /** Null while it was not typed. */
  readonly password: string | null;
  /** How long the password is kept that is there already. */
  readonly kept: 'none' | 'kept' | 'this-session';
  readonly onChange: (proxy: EnvironmentProxy) => void;
  readonly onPassword: (password: string | null) => void;
};

const kindLabels: Readonly<Record<EnvironmentProxy['kind'], string>> = {
  'as-settings': 'Use Settings',
  system: 'System proxy',
  none: 'None',
  manual: 'Manual',
};

const kindHelp: Readonly<Record<EnvironmentProxy['kind'], string>> = {
  'as-settings': 'Uses the proxy chosen in Settings, Network.',
  system: 'Uses this computer’s proxy settings, including your company’s PAC script.',
  none: 'Connects directly, without a proxy.',
  manual: 'Uses the proxy below.',
};

const schemes = [
  { value: 'http', label: 'HTTP' },
  { value: 'https', label: 'HTTPS' },
  { value: 'socks5', label: 'SOCKS5' },
] as const;

const passwordHints = {
  none: '',
  kept: 'Saved. Type to replace it',
  'this-session': 'Kept until you close Tidings',
} as const;

/** How servers are reached: a kind of proxy, and where it is. */
export function ProxyFields({ proxy, kinds, onChange, ...rest }: ProxyFieldsProps) {
  /** The one that was typed last: a look at another kind takes nothing away. */
  const manual = useRef(blankProxy);
  if (proxy.kind === 'manual') manual.current = proxy;
  return (
    <div className={styles['proxy']}>
      <Select
        label="Proxy"
        description={kindHelp[proxy.kind]}
        data={kinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
        value={proxy.kind}
        onChange={(kind) => {
          if (kind === null || kind === proxy.kind) return;
          onChange(kind === 'manual' ? manual.current : { kind });
          // It belongs to the proxy that was left.
          if (rest.password !== null) rest.onPassword(null);
        }}
      />
      {proxy.kind === 'manual' && <ManualFields proxy={proxy} onChange={onChange} {...rest} />}
    </div>
  );
}

type ManualFieldsProps = Omit<ProxyFieldsProps, 'kinds' | 'proxy'> & { readonly proxy: ManualProxy };

function ManualFields({ proxy, problemOf, password, kept, onChange, onPassword }: ManualFieldsProps) {
  const text = (field: 'host' | 'user' | 'exceptions', label: string) => ({
    label,
    value: proxy[field],
    spellCheck: false,
    autoComplete: 'off',
    maxLength: field === 'exceptions' ? longestExceptions : longestName,
    onChange: (typed: string) => onChange({ ...proxy, [field]: typed }),
  });
  return (
    <>
      <div className={styles['place']}>
        <Select
          label="Kind of proxy"
          data={[...schemes]}
          value={proxy.scheme}
          onChange={(scheme) => {
            const chosen = schemes.find(({ value }) => value === scheme);
            if (chosen !== undefined) onChange({ ...proxy, scheme: chosen.value });
          }}
        />
        <TextField {...text('host', 'Proxy server')} placeholder="proxy.example.com" error={problemOf('proxyHost')} />
        <NumberField
          label="Proxy port"
          value={proxy.port}
          range={[1, 65_535]}
          onChange={(port) => port !== null && onChange({ ...proxy, port })}
        />
      </div>
      <div className={styles['pair']}>
        <TextField {...text('user', 'Proxy user')} description="Leave empty if the proxy needs no sign-in" />
        <PasswordField
          label="Proxy password"
          value={password ?? ''}
          placeholder={password === null ? passwordHints[kept] : ''}
          disabled={proxy.user === ''}
          maxLength={longestPassword}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
          onChange={(typed) => onPassword(typed === '' ? null : typed)}
        />
      </div>
      {kept !== 'none' && password === null && proxy.user !== '' && (
        <Button size="compact-sm" variant="subtle" className={styles['forget'] ?? ''} onClick={() => onPassword('')}>
          Remove password
        </Button>
      )}
      {password === '' && <Text size="xs">The password is removed when you save.</Text>}
      <TextField
        {...text('exceptions', 'No proxy for')}
        placeholder="intranet.example.com, *.local, 10.*"
        description="For example *.example.com, host:8080, 10.0.0.0/8 or <local>. Tidings never uses a proxy for this computer."
        error={problemOf('proxyExceptions')}
      />
    </>
  );
}
