import type { Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { makeFromHistory } from './fixtures/make-storyboard.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

type Received = { readonly uri: string; readonly tid: string; readonly customer: string; readonly known: boolean };

/** The events that the practice server received, oldest first, as its monitor shows them. */
async function received(window: Page): Promise<readonly Received[]> {
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('what practice received');
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

test('a storyboard is presented with the keyboard only, and its customers keep their TIDs', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.present.focus();
  await window.keyboard.press('Enter');
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await expect(boards.presenter.getByRole('heading')).toHaveText('Ada opens the spring email');
  await expect(boards.presenter).toContainText(/a•+@•••••••\.com/);

  // A double press sends once.
  await boards.pressTwice();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await expect(boards.announced).toContainText('Step 1: Received');
  await window.keyboard.press('ArrowRight');
  await expect(boards.presenter).toContainText('Step 3 of 6');
  await expect(boards.presenter.getByRole('heading')).toHaveText('2 days later');
  await window.keyboard.press('PageDown');
  await expect(boards.presenter).toContainText('Step 4 of 6');
  // Going back and forward again sends nothing a second time.
  await window.keyboard.press('PageUp');
  await window.keyboard.press('ArrowLeft');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 3 of 6');
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 4 of 6');
  for (const place of ['Step 5 of 6', 'Step 6 of 6', 'The end']) {
    await window.keyboard.press('Space');
    await expect(boards.presenter).toContainText(place);
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

test('K shows the customer key and TID, and restarting uses a new customer', async ({ tidings: { window } }) => {
  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await boards.presentBy('Practise without sending');
  const key = async () => (await boards.presenter.textContent())?.match(/maya\.\d+@example\.com/)?.[0] ?? '';
  expect(await key()).toBe('');
  await window.keyboard.press('k');
  await expect.poll(key).not.toBe('');
  const first = await key();
  await boards.next.click();
  await expect(boards.presenter).toContainText('Step 2 of 5');
  await boards.presenter.getByRole('button', { name: 'Copy tid' }).click();
  await expect(window.getByText('TID copied.')).toBeVisible();
  await window.keyboard.press('r');
  await window.getByRole('dialog', { name: 'Start over?' }).getByRole('button', { name: 'Start over' }).click();
  await expect(boards.presenter).toContainText('Step 1 of 5');
  await expect(boards.presenter.getByRole('button', { name: 'Copy tid' })).toHaveCount(0);
  await expect.poll(key).not.toBe(first);
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 2 of 5');
  await boards.leave();
  const events = await received(window);
  expect(new Set(events.map(({ customer }) => customer)).size).toBe(2);
  expect(events.map(({ known }) => known)).toEqual([false, false]);
});

test('starting over asks first in the middle of a presentation, and only there', async ({ tidings: { window } }) => {
  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await boards.presentBy('Practise without sending');
  const question = window.getByRole('dialog', { name: 'Start over?' });
  await expect(boards.presenter).toContainText('Step 1 of 5');
  await window.keyboard.press('r');
  await expect(question).toHaveCount(0);
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 2 of 5');
  await window.keyboard.press('r');
  await expect(question).toContainText('Events already sent stay sent.');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(boards.presenter).toContainText('Step 2 of 5');
  await boards.presenter.getByRole('button', { name: 'Start over' }).click();
  await question.getByRole('button', { name: 'Start over' }).click();
  await expect(boards.presenter).toContainText('Step 1 of 5');
});

test('a failed step can be retried and does not stop the presentation', async ({ tidings }) => {
  const { window, composer } = tidings;
  const boards = new StoryboardsPage(window);
  await composer.choose('Site key', /ONE-PRACTICE04-0002/);
  await boards.open('Spring test drive');
  await boards.present.click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await window.keyboard.press('Space');
  await expect(boards.announced).toContainText('Step 1: Cut off');
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await expect(boards.presenter).toContainText('The practice server may have received it.');
  await boards.presenter.getByRole('button', { name: 'Try again' }).click();
  await expect(boards.presenter.getByRole('button', { name: 'Next' })).toBeEnabled();
  await expect(boards.announced).toContainText('Step 1: Cut off');
  // Space would press the focused button once more.
  await window.keyboard.press('ArrowRight');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await boards.leave();
  await window.keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(2);
});

test('it plays automatically with short pauses, and can be paused', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await makeFromHistory(tidings, ['a://b/first', 'a://b/second']);
  await boards.addStep('Add pause');
  await boards.fields.getByRole('textbox', { name: 'Duration when played' }).fill('0 ms');
  await expect(boards.steps.getByText('0.0 ms when played')).toBeVisible();
  await boards.presentBy('Advance automatically');
  await expect(boards.presenter).toContainText('Step 1 of 3');
  await boards.presenter.getByRole('button', { name: 'Pause' }).click();
  await expect(boards.presenter.getByRole('button', { name: 'Play' })).toBeVisible();
  await window.keyboard.press('p');
  await expect(boards.presenter).toContainText('The end', { timeout: 20_000 });
  await boards.leave();
  expect((await received(window)).map(({ uri }) => uri)).toEqual([
    'a://b/first',
    'a://b/second',
    'a://b/first',
    'a://b/second',
  ]);
});

test('an environment that asks before sending asks once, at the start of the presentation', async ({
  tidings: { window },
}) => {
  const server = await startRecordingServer();
  const boards = new StoryboardsPage(window);
  await haveEnvironments(window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await boards.open('Spring test drive');
  await boards.present.click();
  await window.getByRole('button', { name: 'Don’t present' }).click();
  await expect(boards.presenter).toHaveCount(0);
  await boards.present.click();
  await window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await expect(boards.presenter).toContainText('Won’t ask again until you leave');
  await expect(boards.presenter).not.toContainText('Asks each time');
  for (const place of ['Step 2 of 6', 'Step 3 of 6']) {
    await window.keyboard.press('Space');
    await expect(boards.presenter).toContainText(place);
  }
  expect(server.received).toHaveLength(2);
  await server.close();
});

test('practising goes to Practice whatever the environment, and opening the menu sends nothing', async ({
  tidings: { window },
}) => {
  const server = await startRecordingServer();
  const boards = new StoryboardsPage(window);
  await haveEnvironments(window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await boards.open('Spring test drive');
  await expect(boards.present).toHaveAccessibleDescription(/^Sends to PROD, ONE-/);
  await boards.present.focus();
  await window.keyboard.press('Tab');
  await window.keyboard.press('Enter');
  const practise = window.getByRole('menuitem', { name: 'Practise without sending', exact: true });
  await expect(practise).toBeVisible();
  await expect(boards.presenter).toHaveCount(0);
  await practise.click();
  await expect(boards.presenter).toContainText('Practice');
  await window.keyboard.press('Space');
  await expect(boards.announced).toContainText('Step 1: Received');
  await boards.leave();
  expect(server.received).toHaveLength(0);

  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('practise without');
  await window.keyboard.press('Enter');
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await boards.leave();
  await server.close();
});

test('the first start plays a demo', async ({ tidings: { window } }) => {
  await window.getByRole('button', { name: 'Play a two-minute demo' }).click();
  const boards = new StoryboardsPage(window);
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await expect(boards.presenter.getByRole('button', { name: 'Pause' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

test('playing on a real server asks first, because it sends without a press', async ({ tidings: { window } }) => {
  const server = await startRecordingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.presentBy('Advance automatically');
  const question = window.getByRole('dialog', { name: 'Advance automatically on UAT?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await boards.present.click();
  await boards.presenter.getByRole('button', { name: 'Play' }).click();
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(question).toBeHidden();
  expect(server.received).toEqual([]);
  await boards.leave();
  await server.close();
});
