import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

test('a guarded environment asks before sending, is not selected after a start, and comes back when it is deleted', async ({
  tidings,
}) => {
  const server = await startRecordingServer();
  const { window, composer } = tidings;
  await composer.choose('Environment', 'Add environment…');
  const environments = new EnvironmentsPage(window);
  await expect(environments.field('Paste what you were given')).toBeFocused();
  await environments.fill({ name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await environments.save.click();
  await expect(environments.dialog).toBeHidden();

  await test.step('it asks before each send', async () => {
    const send = window.getByRole('main').getByRole('button', { name: 'Send to PROD' });
    await send.click();
    const question = window.getByRole('dialog', { name: 'Send this event to PROD?' });
    await question.getByRole('button', { name: 'Don’t send' }).click();
    await question.waitFor({ state: 'hidden' });
    expect(server.received).toHaveLength(0);
    await send.click();
    await question.getByRole('button', { name: 'Send to PROD' }).click();
    await expect(composer.outcome).toContainText('MXO has the event');
    expect(server.received).toHaveLength(1);
  });

  await test.step('or once per session', async () => {
    await environments.open();
    await environments.dialog.getByRole('radiogroup', { name: 'How often it asks' }).getByText('Once per').click();
    await environments.save.click();
    await expect(environments.dialog).toBeHidden();
    await window.getByRole('main').getByRole('button', { name: 'Send to PROD' }).click();
    await expect.poll(() => server.received.length).toBe(2);
    await expect(composer.outcome).toContainText('MXO has the event');
  });

  const again = await tidings.restart();
  const chosen = again.window.getByRole('combobox', { name: 'Environment', exact: true });
  await test.step('it is there after a restart, and not selected', async () => {
    await expect(chosen).toHaveValue('Practice');
    await again.window.getByRole('button', { name: 'Go back to PROD' }).click();
    await expect(chosen).toHaveValue('PROD');
  });

  await test.step('Undo restores it', async () => {
    const dialog = new EnvironmentsPage(again.window);
    await dialog.open();
    await dialog.dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.close();
    await expect(chosen).toHaveValue('Practice');
    await again.window.getByRole('button', { name: 'Undo' }).click();
    await again.composer.choose('Environment', 'PROD');
    await expect(again.window.getByRole('region', { name: 'Request line' })).toContainText(server.origin);
  });
  await server.close();
});

test('the header tells environments apart at each width', async ({ tidings: { window, electron } }) => {
  const placeOf = (name: string) => ({ name, serverName: `https://${name}.example.com` });
  await haveEnvironments(window, placeOf('mxo-preprod'), placeOf('mxo-production'));
  const inHeader = window.getByRole('combobox', { name: 'Environment', exact: true }).locator('..');
  for (const width of [960, 1120, 1280, 1920]) {
    await electron.evaluate(
      ({ BrowserWindow }, wide) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 700),
      width,
    );
    await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
    // Each part is as wide as its text: nothing is cut.
    const cut = () =>
      inHeader
        .locator('span')
        .evaluateAll(
          (parts) =>
            parts.filter((part) => part.childElementCount === 0 && part.scrollWidth > part.clientWidth + 1).length,
        );
    await expect.poll(cut, `at ${width}`).toBe(0);
  }
});
