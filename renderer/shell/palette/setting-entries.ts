import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import type { SettingsTab } from '#renderer/state/dialog.ts';
import type { Entry } from './entries.tsx';

/** The settings by their own names, with the words that people look for them by. */
const settings: readonly { readonly label: string; readonly tab: SettingsTab; readonly keywords: string }[] = [
  { label: 'Theme', tab: 'general', keywords: 'dark mode light night appearance colour color' },
  { label: 'Global key for Next', tab: 'general', keywords: 'remote clicker presenter shortcut' },
  { label: 'Your name in evidence', tab: 'general', keywords: 'tester verdict judged report who' },
  { label: 'Copy diagnostics', tab: 'general', keywords: 'support versions help report bug feedback logs' },
  { label: 'Storage', tab: 'storage', keywords: 'disk folder size data location' },
  { label: 'How long the history is kept', tab: 'storage', keywords: 'retention delete clear empty remove old clean' },
  { label: 'Backups', tab: 'storage', keywords: 'restore copy safe' },
  { label: 'Proxy', tab: 'network', keywords: 'network vpn company internet' },
];

/** What is set in each environment. */
const environmentSettings = [
  { label: 'Time-out', keywords: 'timeout wait seconds deadline' },
  { label: 'Body form', keywords: 'array object json properties' },
  { label: 'Ask before sending', keywords: 'guard protect confirm production live' },
  { label: 'Certificates', keywords: 'tls ssl https client certificate self-signed trust verify verification' },
  { label: 'Monitoring link', keywords: 'monitor one console' },
  { label: 'Variables', keywords: 'parameters placeholders globals' },
];

/** The single settings: each opens the place where it is set. */
export function settingEntries({ dispatch }: CommandContext): readonly Entry[] {
  return [
    ...settings.map(({ label, tab, keywords }) => ({
      id: `setting ${label}`,
      group: 'Settings',
      label,
      description: 'In Settings',
      keywords: `settings preferences options ${keywords}`,
      onClick: () => dispatch({ type: 'dialog-shown', dialog: { kind: 'settings', tab } }),
    })),
    ...environmentSettings.map(({ label, keywords }) => ({
      id: `setting ${label}`,
      group: 'Settings',
      label,
      description: 'In Environments',
      keywords: `settings preferences options ${keywords}`,
      onClick: () => dispatch({ type: 'dialog-shown', dialog: { kind: 'environments' } }),
    })),
  ];
}
