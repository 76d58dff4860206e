import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { usualSettings } from '#app/settings/settings.ts';
import type { SettingsTab } from '#renderer/state/dialog.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

it('shows a tab that is asked for again after “Go back”', async () => {
  installFakeBridge({ 'secret.look': () => ({ canKeep: true, proxyPassword: 'none', identity: 'none' }) });
  let askForKeys = () => {};
  function Window() {
    const [dialog, setDialog] = useState<{ readonly tab: SettingsTab }>({ tab: 'network' });
    const [settings, setSettings] = useState(usualSettings);
    askForKeys = () => setDialog({ tab: 'keys' });
    return (
      <SettingsDialog
        dialog={dialog}
        settings={settings}
        keys={[]}
        onTab={(tab) => setDialog({ tab })}
        onChange={async (change) => {
          setSettings((now) => ({ ...now, ...change }));
          return true;
        }}
        onRetention={() => {}}
        onClose={() => {}}
      />
    );
  }
  render(<Window />);
  await userEvent.click(await screen.findByRole('combobox', { name: 'Proxy' }));
  await userEvent.click(screen.getByRole('option', { name: 'None' }));
  act(askForKeys);
  await userEvent.click(await screen.findByRole('button', { name: 'Go back' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/^Saved\./);
  act(askForKeys);
  expect(screen.getByRole('tab', { name: 'Keys' }).getAttribute('aria-selected')).toBe('true');
});
