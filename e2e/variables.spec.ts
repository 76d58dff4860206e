import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

test('the JSON tab suggests variables, tells known from unknown, and takes them as whole values', async ({
  tidings,
}) => {
  const { window, composer } = tidings;
  const server = await startRecordingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  await window.getByRole('button', { name: 'Manage environments' }).click();
  await window.getByRole('button', { name: 'All environments' }).click();
  for (const [name = '', value = ''] of [
    ['amount', '12.50'],
    ['season', 'Spring'],
  ]) {
    await window.getByRole('button', { name: 'Add variable' }).click();
    await window.keyboard.type(name);
    await window.keyboard.press('Tab');
    await window.keyboard.type(value);
  }
  await window.keyboard.press('Escape');

  await composer.show('JSON');
  const body = window.getByRole('textbox', { name: 'Request body' });
  const fault = window.getByRole('alert').filter({ hasText: /^Line/ });
  await body.fill(
    '{"uri": "assist://a/b", "properties": {"amount": {{amount}}, "season": {{season}}, "who": "{{who}}"}}',
  );
  await expect(window.getByTitle('{{amount}}: 12.50 (all environments)')).toBeVisible();
  await expect(window.getByTitle('{{who}}: unknown variable')).toBeVisible();
  await expect(fault).toContainText('{{season}} is “Spring”, which isn’t a JSON value');
  await expect(composer.problems).toContainText('The value of {{season}}, “Spring”, isn’t valid JSON');
  await expect(composer.problems).toContainText('There is no variable {{who}}');

  await body.fill(
    '{"uri": "assist://a/b", "properties": {"amount": {{amount}}, "season": "{{season}}", "left": {{?How many?}}}}',
  );
  await expect(fault).toHaveCount(0);
  await window.keyboard.press('Control+Enter');
  await window.getByRole('textbox', { name: 'How many?' }).fill('3');
  await window.getByRole('button', { name: 'Continue' }).click();
  await expect(composer.outcome).toContainText('MXO has the event');
  expect(server.received[0]?.body).toContain(
    '[{"name":"amount","value":12.50},{"name":"season","value":"Spring"},{"name":"left","value":3}]',
  );

  await body.fill('');
  await body.pressSequentially('{"uri": "{{sea');
  await window.getByRole('option', { name: /season/ }).click();
  await expect(body).toContainText('{"uri": "{{season}}');
  await server.close();
});

test('a question may have any name, also one that JavaScript knows', async ({ tidings }) => {
  const { window, composer } = tidings;
  const server = await startRecordingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  await composer.show('JSON');
  const names = ['__proto__', 'constructor', 'toString'];
  await window
    .getByRole('textbox', { name: 'Request body' })
    .fill(JSON.stringify({ uri: 'assist://a/b', properties: names.map((name) => ({ name, value: `{{?${name}}}` })) }));
  await window.keyboard.press('Control+Enter');
  for (const name of names) await window.getByRole('textbox', { name, exact: true }).fill(`about ${name}`);
  await window.getByRole('button', { name: 'Continue' }).click();
  await expect(composer.outcome).toContainText('MXO has the event');
  expect(JSON.parse(server.received[0]?.body ?? '').properties).toEqual(
    names.map((name) => ({ name, value: `about ${name}` })),
  );

  await window.keyboard.press('Control+s');
  await window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' }).fill('Asking');
  await window.keyboard.press('Enter');
  await window.getByText('Asking saved.').waitFor();
  const runs = new RunsPage(window);
  await runs.setUp('Asking');
  const answer = (name: string) => window.getByRole('textbox', { name, exact: true });
  for (const name of names) await answer(name).fill(`for all: ${name}`);
  await runs.start('1 event to UAT').click();
  await expect(runs.state('Done')).toBeVisible();
  await window.getByRole('button', { name: 'Run again' }).click();
  for (const name of names) await expect(answer(name)).toHaveValue(`for all: ${name}`);
  await server.close();
});
