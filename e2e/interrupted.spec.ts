import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

test('an event that was being sent when the app was killed shows as interrupted', async ({ tidings }) => {
  const server = await startRecordingServer(() => {});
  await new EnvironmentsPage(tidings.window).add({ name: 'Silent', serverName: server.origin });
  await tidings.composer.customerKey.fill('ada@example.com');
  await tidings.composer.send.click();
  await expect.poll(() => server.received.length).toBe(1);

  const again = await tidings.killAndRestart();
  await again.window.keyboard.press('Control+Shift+H');
  const row = again.window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(row).toContainText('Interrupted');
  await row.getByRole('button', { name: 'Open' }).click();
  await expect(again.composer.outcome).toContainText('may have received it');
  await expect(again.composer.outcome).toContainText('check Monitoring for ada@example.com');
  await server.close();
});
