import type { Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { makeFromHistory } from './fixtures/make-storyboard.ts';
import { type RecordingServer, startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

const dialogOf = (window: Page) => window.getByRole('dialog', { name: 'Check before the show' });
const linesOf = (window: Page) =>
  dialogOf(window).getByRole('list', { name: 'Results of the check' }).getByRole('listitem');

/** Checks the spring test drive on PROD, then once more without its server. */
async function checkOnProd(window: Page, server: RecordingServer): Promise<void> {
  await new StoryboardsPage(window).open('Spring test drive');
  await window.getByRole('button', { name: 'Check before the show', exact: true }).click();
  const [dialog, lines] = [dialogOf(window), linesOf(window)];
  await expect(dialog.getByRole('status')).toContainText('Everything else is ready.');
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
}

/** Stops the check of a storyboard with one customer on a server that never answers, and checks it on Practice. */
async function stopCheck({ window, composer }: Tidings, silent: RecordingServer): Promise<void> {
  await composer.choose('Environment', 'Silent');
  await new StoryboardsPage(window).open('From the history');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('Check before the show');
  await window.keyboard.press('Enter');
  const [dialog, lines] = [dialogOf(window), linesOf(window)];
  await expect(dialog.getByRole('status')).toContainText('Checking');
  await expect.poll(() => silent.received.length).toBe(1);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(lines.filter({ hasText: 'Server' })).toContainText('You stopped the check');
  await expect(dialog.getByRole('button', { name: 'Check again' })).toBeFocused();
  await window.keyboard.press('Escape');
  await composer.choose('Environment', /^Practice$/);
  await window.getByRole('button', { name: 'Check before the show', exact: true }).click();
  await expect(lines.filter({ hasText: 'Server' })).toContainText('nothing leaves it');
  await expect(lines.filter({ hasText: 'Last sent' })).toHaveCount(1);
  // The line of a step opens it.
  await dialog.getByRole('button', { name: /^Step 1/ }).click();
  await expect(dialog).toBeHidden();
  await expect(composer.uri).toHaveValue('a://b/first');
  expect(silent.received.map(({ method }) => method)).toEqual(['HEAD']);
}

test('a storyboard is checked before its show, and no event is sent; then it remembers its show', async ({
  tidings,
}) => {
  const { window } = tidings;
  await tidings.composer.customerKey.fill('ada@example.com');
  await makeFromHistory(tidings, ['a://b/first']);
  await new StoryboardsPage(window).title.waitFor();
  const [server, silent] = [await startRecordingServer(), await startRecordingServer(() => {})];
  await haveEnvironments(
    window,
    { name: 'Silent', serverName: silent.origin },
    { name: 'PROD', serverName: server.origin, askBeforeSending: true },
  );
  await checkOnProd(window, server);
  await test.step('a check can be stopped, and says which customer is reused', () => stopCheck(tidings, silent));
  await silent.close();

  await test.step('a storyboard remembers its shows, with a way to their events', async () => {
    const boards = new StoryboardsPage(window);
    await boards.open('Spring test drive');
    await boards.present.click();
    await expect(boards.presenter).toContainText('Step 1 of 6');
    for (const place of ['Step 2 of 6', 'Step 3 of 6']) {
      await window.keyboard.press('Space');
      await expect(boards.presenter).toContainText(place);
    }
    await boards.leave();
    const shows = window.getByRole('list', { name: 'Last shows', exact: true });
    const row = shows.getByRole('button', { name: /Practice/ });
    await expect(row).toContainText('2 of 6 steps');
    await row.click();
    await expect(shows.getByRole('list', { name: 'Steps of the show' })).toContainText('Received');
    await expect(shows).toContainText(/ada\.\d+@example\.com, TID [0-9a-f-]{36}/);
    await shows.getByRole('button', { name: 'Show events in history' }).click();
    await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
    await boards.open('Spring test drive');
    await row.click();
    await shows.getByRole('button', { name: 'Delete this show' }).click();
    await expect(shows).toHaveCount(0);
  });
});
