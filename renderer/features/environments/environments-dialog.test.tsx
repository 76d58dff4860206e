import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { EnvironmentsDialog } from './environments-dialog.tsx';

const uat: Environment = {
  ...blankEnvironment('uat'),
  name: 'UAT',
  serverName: 'https://uat.example.com',
  siteKeys: [{ siteKey: 'ONE-1', label: '' }],
};

it('saves over an environment that was changed meanwhile only after it said so', async () => {
  const bridge = installFakeBridge({
    'environment.save': () => ({ kind: 'saved', environments: [uat] }),
  });
  const dialogOf = (environment: Environment) => (
    <EnvironmentsDialog
      opened
      environments={[environment]}
      currentId="uat"
      fresh={undefined}
      onGiven={async () => ({ kind: 'taken' })}
      onSaved={() => {}}
      onDeleted={() => {}}
      variables={[]}
      onVariables={() => {}}
      onClose={() => {}}
    />
  );
  const saves = () => bridge.made.filter(({ name }) => name === 'environment.save');
  const { rerender } = render(dialogOf(uat));
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' 1');
  rerender(dialogOf({ ...uat, serverName: 'https://imported.example.com' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/^UAT changed in the meantime\./);
  expect(saves()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(saves()).toMatchObject([{ input: { environment: { name: 'UAT 1' } } }]));
});
