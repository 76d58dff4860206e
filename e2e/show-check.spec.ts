import { haveEnvironments } from './fixtures/have-environments.ts';
import { makeFromHistory } from './fixtures/make-storyboard.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

test('a storyboard is checked before its show, and no event is sent', async ({ tidings: { window } }) => {
  const server = await startRecordingServer();
  await haveEnvironments(window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await window.getByRole('button', { name: 'Check before the show', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Check before the show' });
  await expect(dialog.getByRole('status')).toContainText('Everything else is ready.');
  const lines = dialog.getByRole('list', { name: 'Results of the check' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'Server' })).toContainText('No event was sent');
  await expect(lines.filter({ hasText: 'Certificate' })).toContainText('plain http');
  await expect(lines.filter({ hasText: 'Question before sending' })).toContainText('PROD asks once, before step 1.');
  await expect(lines.filter({ hasText: 'A new customer each time' })).toHaveCount(2);
  await expect(lines.filter({ hasText: 'Ready to send.' })).toHaveCount(5);
  const first = lines.filter({ hasText: /^Step 1/ });
  await first.getByText('What it sends').click();
  await expect(first).toContainText('"uri":"oeh://outboundcomms/email-open');
  await server.close();
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expect(lines.filter({ hasText: 'Server' })).toContainText('Nothing is listening');
  await expect(dialog.getByRole('status')).toContainText('1 problem');
  expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual(['HEAD /']);
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a check can be stopped, and says which customer is reused', async ({ tidings }) => {
  const { window } = tidings;
  await tidings.composer.customerKey.fill('ada@example.com');
  await makeFromHistory(tidings, ['a://b/first']);
  const silent = await startRecordingServer(() => {});
  await new EnvironmentsPage(window).add({ name: 'Silent', serverName: silent.origin });
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('Check before the show');
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Check before the show' });
  await expect(dialog.getByRole('status')).toContainText('Checking');
  await expect.poll(() => silent.received.length).toBe(1);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  const lines = dialog.getByRole('list', { name: 'Results of the check' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'Server' })).toContainText('You stopped the check');
  await expect(dialog.getByRole('button', { name: 'Check again' })).toBeFocused();
  await window.keyboard.press('Escape');
  await tidings.composer.choose('Environment', 'Practice');
  await window.getByRole('button', { name: 'Check before the show', exact: true }).click();
  await expect(lines.filter({ hasText: 'Server' })).toContainText('nothing leaves it');
  await expect(lines.filter({ hasText: 'Last sent' })).toHaveCount(1);
  // The line of a step opens it.
  await dialog.getByRole('button', { name: /^Step 1/ }).click();
  await expect(dialog).toBeHidden();
  await expect(tidings.composer.uri).toHaveValue('a://b/first');
  expect(silent.received.map(({ method }) => method)).toEqual(['HEAD']);
  await silent.close();
});

test('a storyboard remembers its shows, with a way to their events', async ({ tidings }) => {
  const boards = new StoryboardsPage(tidings.window);
  await boards.open('Spring test drive');
  await boards.present.click();
  for (const place of ['Step 1 of 6', 'Step 2 of 6', 'Step 3 of 6']) {
    await expect(boards.presenter).toContainText(place);
    if (place !== 'Step 3 of 6') await tidings.window.keyboard.press('Space');
  }
  await boards.leave();
  const again = await tidings.restart();
  const { window } = again;
  const later = new StoryboardsPage(window);
  await later.open('Spring test drive');
  const shows = window.getByRole('list', { name: 'Last shows', exact: true });
  const row = shows.getByRole('button', { name: /Practice/ });
  await expect(row).toContainText('2 of 6 steps');
  await row.click();
  await expect(shows.getByRole('list', { name: 'Steps of the show' })).toContainText('Received');
  await expect(shows).toContainText(/ada\.\d+@example\.com, TID [0-9a-f-]{36}/);
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(shows).not.toContainText(/ada\.\d+@example\.com/);
  await shows.getByRole('button', { name: 'Show events in history' }).click();
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
  await later.open('Spring test drive');
  await row.click();
  await shows.getByRole('button', { name: 'Delete this show' }).click();
  await expect(shows).toHaveCount(0);
});
