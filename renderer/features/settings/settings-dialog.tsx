import { Button, Group, SegmentedControl, Select, Tabs, Text } from '@mantine/core';
import { use, useEffect, useEffectEvent, useState } from 'react';
import type { Retention } from '#app/history/retention.ts';
import { remoteKeys, type Settings, type SettingsChange } from '#app/settings/settings.ts';
import { perform } from '#renderer/ask.ts';
import type { SettingsTab } from '#renderer/state/dialog.ts';
import { AutosaveInput } from '#renderer/ui/autosave-input.tsx';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { FormDialogContext } from '#renderer/ui/unsaved.ts';
import { KeysTab } from './keys-tab.tsx';
import { NetworkTab } from './network-tab.tsx';
import { StorageTab } from './storage-tab.tsx';

type SettingsDialogProps = {
  /** Null while it is closed. Another one, with each request for a tab. */
  readonly dialog: { readonly tab: SettingsTab } | null;
  readonly settings: Settings;
  /** Each key of the window and what it does. */
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
  readonly onTab: (tab: SettingsTab) => void;
  /** Saves them. Returns whether that worked; if not, a notice says so. */
  readonly onChange: (change: SettingsChange) => Promise<boolean>;
  /** Main has saved another retention. */
  readonly onRetention: (retention: Retention) => void;
  readonly onClose: () => void;
};

const tabs = ['general', 'storage', 'network', 'keys'] as const;

/** The settings of Tidings. */
export function SettingsDialog({ dialog, onClose, ...props }: SettingsDialogProps) {
  return (
    <FormModal opened={dialog !== null} onClose={onClose} title="Settings" size="lg">
      <SettingsTabs dialog={dialog} {...props} />
    </FormModal>
  );
}

function SettingsTabs(props: Omit<SettingsDialogProps, 'onClose'>) {
  const { dialog, settings, keys, onTab, onChange, onRetention } = props;
  const [shown, setShown] = useState(dialog?.tab ?? 'general');
  const { leave } = use(FormDialogContext);
  // A notice can ask for a tab while something is typed in another.
  const follow = useEffectEvent((asked: SettingsDialogProps['dialog']) => {
    if (asked !== null && asked.tab !== shown) leave(() => setShown(asked.tab));
  });
  useEffect(() => follow(dialog), [dialog]);
  const show = (next: SettingsTab) => {
    setShown(next);
    onTab(next);
  };
  return (
    <Tabs
      value={shown}
      keepMounted={false}
      onChange={(value) => leave(() => show(tabs.find((known) => known === value) ?? 'general'))}
    >
      <Tabs.List mb={16}>
        <Tabs.Tab value="general">General</Tabs.Tab>
        <Tabs.Tab value="storage">Storage</Tabs.Tab>
        <Tabs.Tab value="network">Network</Tabs.Tab>
        <Tabs.Tab value="keys">Keys</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="general">
        <Text size="xs" fw={500} mb={4} id="theme-label">
          Theme
        </Text>
        <SegmentedControl<Settings['theme']>
          aria-labelledby="theme-label"
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'System' },
          ]}
          value={settings.theme}
          onChange={(theme) => void onChange({ theme })}
        />
        <Select
          mt={16}
          maw={280}
          label="Global key for Next"
          description="While the remote is open, this key starts the next step in any app. For example F9."
          data={remoteKeys.map((key) => ({ value: key, label: key === 'off' ? 'None' : key }))}
          value={settings.remoteKey}
          onChange={(value) => void onChange({ remoteKey: remoteKeys.find((key) => key === value) ?? 'off' })}
        />
        <AutosaveInput
          mt={16}
          maw={280}
          label="Your name in evidence"
          description="Verdicts you give from now on name you in evidence reports. For example Kim, QA."
          value={settings.evidenceName}
          onSave={(evidenceName) => void onChange({ evidenceName })}
        />
        <CopyDiagnostics />
      </Tabs.Panel>
      <Tabs.Panel value="storage">
        <StorageTab retention={settings.retention} onRetention={onRetention} />
      </Tabs.Panel>
      <Tabs.Panel value="network">
        <NetworkTab proxy={settings.proxy} onProxy={(proxy) => onChange({ proxy })} />
      </Tabs.Panel>
      <Tabs.Panel value="keys">
        <KeysTab
          keys={keys}
          presenterKeys={settings.presenterKeys}
          onPresenterKeys={(presenterKeys) => void onChange({ presenterKeys })}
        />
      </Tabs.Panel>
    </Tabs>
  );
}

/** For a request for help: what this installation is, and nothing that a person saved in it. */
function CopyDiagnostics() {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    setCopied(await perform('diagnostics.copy', {}, 'the diagnostics weren’t copied'));
  }
  return (
    <Group mt={24}>
      <Button onClick={() => void copy()}>Copy diagnostics</Button>
      <Text size="xs" c="dimmed" role="status">
        {isCopied ? 'Copied.' : 'Includes versions, system and counts. No keys, customers or paths.'}
      </Text>
    </Group>
  );
}
