import { Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { AppProxy, EnvironmentProxy } from '#app/environments/network.ts';
import { type ProxyProblem, proxyProblems } from '#app/environments/proxy-problems.ts';
import { ask, problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { ProxyFields } from '#renderer/ui/proxy-fields.tsx';
import { isSameForm, useUnsaved } from '#renderer/ui/unsaved.ts';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import { useCall } from '#renderer/use-call.ts';

type NetworkTabProps = {
  readonly proxy: AppProxy;
  /** Saves it. Returns whether that worked; if not, a notice says so. */
  readonly onProxy: (proxy: AppProxy) => Promise<boolean>;
};

const notLooked = 'it isn’t known which passwords are saved';

const kinds = ['system', 'none', 'manual'] as const;

/** How servers are reached, unless an environment has its own settings. */
export function NetworkTab({ proxy: saved, onProxy }: NetworkTabProps) {
  const [proxy, setProxy] = useState<EnvironmentProxy>(saved);
  const [password, setPassword] = useState<string | null>(null);
  useUnsaved('Network settings', password !== null || !isSameForm(proxy, saved));
  const [problems, setProblems] = useState<readonly ProxyProblem[]>([]);
  const [says, setSays] = useState('');
  const fields = useRef<HTMLDivElement>(null);
  const [saves, setSaves] = useState(0);
  const asked = proxy.kind === 'manual' ? proxy : null;
  const look = () => ask('secret.look', { environmentId: null, proxy: asked }, notLooked);
  const { value: kept } = useCall(JSON.stringify([asked, saves]), look);

  async function save() {
    if (leadToUnusable(fields.current)) return;
    const found = proxyProblems(proxy);
    setProblems(found);
    if (found.length > 0 || proxy.kind === 'as-settings') return setSays('');
    setSays('');
    if (!(await onProxy(proxy))) return;
    if (proxy.kind === 'manual' && password !== null) {
      const answer = await call('secret.saveProxyPassword', { proxy, password });
      const notSaved = problemOf(answer, 'the password wasn’t saved');
      if (notSaved !== null) return setSays(notSaved);
      // A password typed meanwhile is not saved yet.
      setPassword((typed) => (typed === password ? null : typed));
      setSaves((times) => times + 1);
    }
    setSays('Saved. Environments use this unless they have their own proxy setting.');
  }

  return (
    <Stack gap={12} ref={fields}>
      <ProxyFields
        proxy={proxy}
        kinds={kinds}
        problemOf={(field) => problems.find((problem) => problem.field === field)?.says}
        password={password}
        kept={kept?.proxyPassword ?? 'none'}
        onChange={(changed) => {
          setProxy(changed);
          setSays('');
        }}
        onPassword={setPassword}
      />
      {proxy.kind === 'manual' && proxy.user !== '' && kept?.canKeep === false && (
        <Text size="xs" c="var(--t-unsure)">
          Tidings can’t use a keyring on this computer. It keeps the password until you close Tidings.
        </Text>
      )}
      <DialogFoot>
        <Text role="status" size="xs" mr="auto">
          {says}
        </Text>
        <Button variant="filled" onClick={() => void save()}>
          Save
        </Button>
      </DialogFoot>
    </Stack>
  );
}
