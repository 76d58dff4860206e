import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

type Server = Awaited<ReturnType<typeof startRecordingServer>>;

test('variables are suggested, checked, asked for, and sent with their values, in fields and in JSON', async ({
  tidings,
}) => {
  const { window, composer } = tidings;
  const server = await startRecordingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  await window.getByRole('button', { name: 'Manage environments' }).click();
  await window.getByRole('button', { name: 'All environments' }).click();
  for (const [name = '', value = ''] of [
    ['who', 'ada@example.com'],
    ['amount', '12.50'],
    ['season', 'Spring'],
  ]) {
    await window.getByRole('button', { name: 'Add variable' }).click();
    await window.keyboard.type(name);
    await window.keyboard.press('Tab');
    await window.keyboard.type(value);
  }
  await window.keyboard.press('Escape');
  const questions = window.getByRole('dialog', { name: 'Before it is sent' });

  await test.step('a field suggests them', async () => {
    await composer.customerKey.fill('{{nobody}}');
    await expect(composer.problems).toContainText('There is no variable {{nobody}}');
    await composer.customerKey.fill('');
    await composer.customerKey.pressSequentially('{{wh');
    await expect(window.getByRole('option', { name: /who/ })).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(composer.customerKey).toHaveValue('{{who}}');
    await expect(composer.customerKey).toHaveAttribute('title', /ada@example.com \(all environments\)/);
  });

  await test.step('what is previewed is sent, with the answer to a question', () => sendWithAnswers(tidings, server));

  await test.step('the last answer can be typed over at once', async () => {
    await window.keyboard.press('Control+Enter');
    const question = questions.getByRole('textbox', { name: 'Which shop?' });
    await expect(question).toHaveValue('Leeds "7"');
    await expect(question).toBeFocused();
    await window.keyboard.type('York');
    await window.keyboard.press('Enter');
    await expect.poll(() => server.received.length).toBe(2);
    expect(server.received[1]?.body).toContain('York ');
  });

  await test.step('the JSON tab tells known from unknown, and suggests them', () => writeInJson(tidings, server));
  await server.close();
});

async function sendWithAnswers({ window, composer }: Tidings, server: Server): Promise<void> {
  const questions = window.getByRole('dialog', { name: 'Before it is sent' });
  await composer.row(composer.properties, 0).value.fill('{{?Which shop?}} {{$guid}}');
  await composer.show('Preview');
  const preview = await composer.preview.innerText();
  const drawn = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(preview)?.[0] ?? 'none';
  await window.keyboard.press('Control+Enter');
  await questions.getByRole('textbox', { name: 'Which shop?' }).fill('Leeds "7"');
  await questions.getByRole('button', { name: 'Continue' }).click();
  await expect(composer.outcome).toContainText('MXO has the event');
  expect(JSON.parse(server.received[0]?.body ?? '')).toMatchObject({
    ck: 'ada@example.com',
    properties: [{ value: `Leeds "7" ${drawn}` }, {}],
  });
}

async function writeInJson({ window, composer }: Tidings, server: Server): Promise<void> {
  await composer.show('JSON');
  const body = window.getByRole('textbox', { name: 'Request body' });
  const fault = window.getByRole('alert').filter({ hasText: /^Line/ });
  await body.fill(
    '{"uri": "assist://a/b", "properties": {"amount": {{amount}}, "season": {{season}}, "who": "{{nobody}}"}}',
  );
  await expect(window.getByTitle('{{amount}}: 12.50 (all environments)')).toBeVisible();
  await expect(window.getByTitle('{{nobody}}: unknown variable')).toBeVisible();
  await expect(fault).toContainText('{{season}} is “Spring”, which isn’t a JSON value');
  await expect(composer.problems).toContainText('The value of {{season}}, “Spring”, isn’t valid JSON');
  await expect(composer.problems).toContainText('There is no variable {{nobody}}');

  await body.fill('');
  await body.pressSequentially('{"uri": "{{sea');
  await window.getByRole('option', { name: /season/ }).click();
  await expect(body).toContainText('{"uri": "{{season}}');

  await body.fill('{"uri": "assist://a/b", "properties": {"amount": {{amount}}, "season": "{{season}}"}}');
  await expect(fault).toHaveCount(0);
  await window.keyboard.press('Control+Enter');
  await expect.poll(() => server.received.length).toBe(3);
  expect(server.received[2]?.body).toContain('[{"name":"amount","value":12.50},{"name":"season","value":"Spring"}]');
}
