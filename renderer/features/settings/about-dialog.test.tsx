import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { AboutDialog } from './about-dialog.tsx';

it('shows the licences of all packages when somebody asks for them', async () => {
  installFakeBridge({ 'diagnostics.read': () => ({ text: 'Tidings 1.0.0\nElectron\nLinux' }) });
  render(<AboutDialog opened onClose={() => {}} />);
  await screen.findByText('Tidings 1.0.0');
  expect(screen.queryByRole('group', { name: 'Licences' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show licences' }));
  const { textContent } = await screen.findByRole('group', { name: 'Licences' });
  for (const name of ['react', 'axios', 'zod', '@mantine/core'])
    expect(textContent).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(textContent?.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(50);
});
