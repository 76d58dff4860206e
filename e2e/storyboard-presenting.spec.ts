import type { Page } from '@playwright/test';
import { makeFromHistory } from './fixtures/make-storyboard.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

type Received = { readonly uri: string; readonly tid: string; readonly customer: string; readonly known: boolean };

/** What the practice server took, oldest first, as its monitor shows it. */
async function received(window: Page): Promise<readonly Received[]> {
  await window.keyboard.press('Control+k');
  await window.getByRole('textbox', { name: 'Search and commands' }).fill('what practice received');
  await window.keyboard.press('Enter');
  const monitor = window.getByRole('dialog', { name: 'Practice Monitoring' });
  await monitor.getByRole('list').first().waitFor();
  const found = await monitor.locator('section').evaluateAll((sections) =>
    sections.flatMap((section) =>
      Array.from(section.querySelectorAll('li'), (line) => ({
        customer: section.querySelector('h3')?.firstChild?.textContent?.trim() ?? '',
        uri: line.querySelector('.mono')?.textContent ?? '',
        tid: line.querySelectorAll('.mono')[1]?.textContent ?? '',
        known: line.textContent?.includes('known customer') ?? false,
        at: line.querySelector('time')?.getAttribute('datetime') ?? '',
      })),
    ),
  );
  await window.keyboard.press('Escape');
  await monitor.waitFor({ state: 'hidden' });
  return found.sort((a, b) => a.at.localeCompare(b.at));
}

test('a storyboard is presented from the keyboard alone, and its customers are carried along', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.rehearse.focus();
  await window.keyboard.press('Enter');
  await expect(boards.room).toContainText('Step 1 of 6');
  await expect(boards.room.getByRole('heading')).toHaveText('Ada opens the spring e-mail');
  await expect(boards.room).toContainText(/a•+@•••••••\.com/);

  // A double press fires once.
  await window.keyboard.press('Space');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 2 of 6');
  await expect(boards.said).toContainText('Step 1: Received');
  await window.keyboard.press('ArrowRight');
  await expect(boards.room).toContainText('Step 3 of 6');
  await expect(boards.room.getByRole('heading')).toHaveText('2 days later');
  await window.keyboard.press('PageDown');
  await expect(boards.room).toContainText('Step 4 of 6');
  // Back to look, and forward again: nothing is fired a second time.
  await window.keyboard.press('PageUp');
  await window.keyboard.press('ArrowLeft');
  await expect(boards.room).toContainText('Step 2 of 6');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 3 of 6');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 4 of 6');
  for (const place of ['Step 5 of 6', 'Step 6 of 6', 'The end']) {
    await window.keyboard.press('Space');
    await expect(boards.room).toContainText(place);
  }
  await window.keyboard.press('Space');
  await window.keyboard.press('Escape');
  await boards.list.waitFor();

  const events = await received(window);
  expect(events).toHaveLength(5);
  const [mail, offer, call, dealer, rating] = events;
  expect([mail, offer, call, dealer, rating].map((event) => event?.known)).toEqual([false, true, true, false, true]);
  expect(new Set([mail, offer, call, rating].map((event) => event?.tid)).size).toBe(1);
  expect(mail?.customer).toMatch(/^ada\.\d+@example\.com$/);
  expect(new Set([mail, offer, call, rating].map((event) => event?.customer)).size).toBe(1);
  expect(dealer?.tid).not.toBe(mail?.tid);
});

test('K shows customer key and tid, and starting over brings a fresh customer', async ({ tidings: { window } }) => {
  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await boards.rehearse.click();
  const key = async () => (await boards.room.textContent())?.match(/maya\.\d+@example\.com/)?.[0] ?? '';
  expect(await key()).toBe('');
  await window.keyboard.press('k');
  await expect.poll(key).not.toBe('');
  const first = await key();
  await boards.next.click();
  await expect(boards.room).toContainText('Step 2 of 5');
  await boards.room.getByRole('button', { name: 'Copy tid' }).click();
  await expect(window.getByText('TID copied.')).toBeVisible();
  await window.keyboard.press('r');
  await expect(boards.room).toContainText('Step 1 of 5');
  await expect(boards.room.getByRole('button', { name: 'Copy tid' })).toHaveCount(0);
  await expect.poll(key).not.toBe(first);
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 2 of 5');
  await boards.leave();
  const events = await received(window);
  expect(new Set(events.map(({ customer }) => customer)).size).toBe(2);
  expect(events.map(({ known }) => known)).toEqual([false, false]);
});

test('a failure is told calmly, tried again by choice, and does not stop the story', async ({ tidings }) => {
  const { window, composer } = tidings;
  const boards = new StoryboardsPage(window);
  await composer.choose('Site key', /ONE-PRACTICE04-0002/);
  await boards.open('Spring test drive');
  await boards.present.click();
  await expect(boards.room).toContainText('Step 1 of 6');
  await window.keyboard.press('Space');
  await expect(boards.said).toContainText('Step 1: Cut off');
  await expect(boards.room).toContainText('Step 1 of 6');
  await expect(boards.room).toContainText('MXO may have it already');
  await boards.room.getByRole('button', { name: 'Try again' }).click();
  await expect(boards.room.getByRole('button', { name: 'Next' })).toBeEnabled();
  await expect(boards.said).toContainText('Step 1: Cut off');
  await window.keyboard.press('Space');
  await expect(boards.room).toContainText('Step 2 of 6');
  await boards.leave();
  await window.keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
});

test('it plays by itself, with pauses made short, and can be held', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await makeFromHistory(tidings, ['a://b/first', 'a://b/second']);
  await boards.addStep('Add pause');
  await boards.fields.getByRole('textbox', { name: 'Takes, when it is played' }).fill('0 ms');
  await expect(boards.steps.getByText('0.0 ms when it is played')).toBeVisible();
  await boards.play.click();
  await expect(boards.room).toContainText('Step 1 of 3');
  await boards.room.getByRole('button', { name: 'Pause' }).click();
  await expect(boards.room.getByRole('button', { name: 'Play' })).toBeVisible();
  await window.keyboard.press('p');
  await expect(boards.room).toContainText('The end', { timeout: 20_000 });
  await boards.leave();
  expect((await received(window)).map(({ uri }) => uri)).toEqual([
    'a://b/first',
    'a://b/second',
    'a://b/first',
    'a://b/second',
  ]);
});

test('an environment that asks before sending asks once, at the beginning', async ({ tidings: { window } }) => {
  const server = await startRecordingServer();
  const boards = new StoryboardsPage(window);
  await new EnvironmentsPage(window).add({ name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await boards.open('Spring test drive');
  await boards.present.click();
  await window.getByRole('button', { name: 'Do not present' }).click();
  await expect(boards.room).toHaveCount(0);
  await boards.present.click();
  await window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
  await expect(boards.room).toContainText('Step 1 of 6');
  for (const place of ['Step 2 of 6', 'Step 3 of 6']) {
    await window.keyboard.press('Space');
    await expect(boards.room).toContainText(place);
  }
  expect(server.received).toHaveLength(2);
  await server.close();
});

test('the first start plays a demo', async ({ tidings: { window } }) => {
  await window.getByRole('button', { name: 'Play a two-minute demo' }).click();
  const boards = new StoryboardsPage(window);
  await expect(boards.room).toContainText('Step 1 of 6');
  await expect(boards.room.getByRole('button', { name: 'Pause' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});
