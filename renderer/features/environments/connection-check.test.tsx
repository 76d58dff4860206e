import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { noSecretChanges } from '#app/environments/secret-changes.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { ConnectionTest } from './connection-check.tsx';

function open() {
  const answers: ((says: string) => void)[] = [];
  const { made } = installFakeBridge({
    'connection.test': () =>
      new Promise((answer) => {
        answers.push((says) => answer({ kind: 'refused', says }));
      }),
    'connection.cancelTest': () => ({}),
  });
  function Form() {
    const [environment, setEnvironment] = useState({ ...blankEnvironment('uat'), serverName: 'https://old.example' });
    return (
      <>
        <TextField
          label="Server name"
          value={environment.serverName}
          onChange={(serverName) => setEnvironment({ ...environment, serverName })}
        />
        <TextField
          label="Name"
          value={environment.name}
          onChange={(name) => setEnvironment({ ...environment, name })}
        />
        <ConnectionTest asked={{ environment, secrets: noSecretChanges }} />
      </>
    );
  }
  render(<Form />);
  const answer = async (says: string) => act(async () => answers.shift()?.(says));
  return { answer, made };
}

it('a result disappears when its server changes, and stays when only a name changes', async () => {
  const { answer } = open();
  await userEvent.click(screen.getByRole('button', { name: 'Test connection' }));
  await answer('Nobody answers there.');
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'UAT');
  expect(screen.getByText('Nobody answers there.')).toBeDefined();
  await userEvent.type(screen.getByRole('textbox', { name: 'Server name' }), '.com');
  expect(screen.queryByText('Nobody answers there.')).toBeNull();
});

it('a result that arrives after the server changed is not shown, and its test is cancelled', async () => {
  const { answer, made } = open();
  await userEvent.click(screen.getByRole('button', { name: 'Test connection' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Server name' }), '.com');
  expect(made.filter(({ name }) => name === 'connection.cancelTest')).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Test connection' })).toHaveProperty('disabled', false);
  await answer('Nobody answers there.');
  expect(screen.queryByText('Nobody answers there.')).toBeNull();
});
