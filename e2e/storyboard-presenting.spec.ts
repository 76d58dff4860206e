import type { Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

type Received = { readonly tid: string; readonly customer: string; readonly known: boolean };

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

/** The five events of a presentation, and the first of the next one: each customer keeps their TID, and the next is new. */
function expectKeptTids([mail, offer, call, dealer, rating, again, ...more]: readonly Received[]): void {
  expect(more).toEqual([]);
  const ofAda = [mail, offer, call, rating];
  expect([mail, offer, call, dealer, rating].map((event) => event?.known)).toEqual([false, true, true, false, true]);
  expect(new Set(ofAda.map((event) => event?.tid)).size).toBe(1);
  expect(mail?.customer).toMatch(/^ada\.\d+@example\.com$/);
  expect(new Set(ofAda.map((event) => event?.customer)).size).toBe(1);
  expect(dealer?.tid).not.toBe(mail?.tid);
  expect(again?.known).toBe(false);
  expect(again?.customer).not.toBe(mail?.customer);
}

/** Presses a key of the presenter, and waits for where it leads. */
async function goOn(window: Page, key: string, place: string): Promise<void> {
  await window.keyboard.press(key);
  await expect(new StoryboardsPage(window).presenter).toContainText(place);
}

test('a first start plays a demo, and a storyboard is presented with the keyboard only', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);

  await test.step('the first start plays a demo, and P pauses it', async () => {
    await window.getByRole('button', { name: 'Play a two-minute demo' }).click();
    await expect(boards.presenter).toContainText('Step 1 of 6');
    await expect(boards.presenter.getByRole('button', { name: 'Pause' })).toBeVisible();
    await window.keyboard.press('p');
    await expect(boards.presenter.getByRole('button', { name: 'Play' })).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(window.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  });

  await test.step('a double press sends once', async () => {
    await boards.open('Spring test drive');
    await boards.present.focus();
    await window.keyboard.press('Enter');
    await expect(boards.presenter).toContainText('Step 1 of 6');
    await expect(boards.presenter.getByRole('heading')).toHaveText('Ada opens the spring email');
    await expect(boards.presenter).toContainText(/a•+@•••••••\.com/);
    await boards.pressTwice();
    await expect(boards.presenter).toContainText('Step 2 of 6');
    await expect(boards.announced).toContainText('Step 1: Received');
  });

  await test.step('going back and forward again sends nothing a second time', async () => {
    await goOn(window, 'ArrowRight', 'Step 3 of 6');
    await expect(boards.presenter.getByRole('heading')).toHaveText('2 days later');
    await goOn(window, 'PageDown', 'Step 4 of 6');
    await window.keyboard.press('PageUp');
    await window.keyboard.press('ArrowLeft');
    await expect(boards.presenter).toContainText('Step 2 of 6');
    for (const place of ['Step 3 of 6', 'Step 4 of 6', 'Step 5 of 6']) await goOn(window, 'Space', place);
  });

  await test.step('starting over in the middle asks first, and Enter goes on', async () => {
    const question = window.getByRole('dialog', { name: 'Start over?' });
    await window.keyboard.press('r');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    for (const place of ['Step 6 of 6', 'The end']) await goOn(window, 'Space', place);
    await window.keyboard.press('Space');
  });

  await test.step('after the end it starts over with a new customer, whose TID is copied', async () => {
    await goOn(window, 'r', 'Step 1 of 6');
    await goOn(window, 'Space', 'Step 2 of 6');
    await window.keyboard.press('k');
    await boards.presenter.getByRole('button', { name: 'Copy tid' }).click();
    await expect(window.getByText('TID copied.')).toBeVisible();
    await window.keyboard.press('Escape');
    await boards.list.waitFor();
  });

  const events = await received(window);
  expectKeptTids(events);
  expect(await tidings.copied()).toBe(events.at(-1)?.tid);
});

test('practising sends nothing to the environment, which asks once before a presentation', async ({
  tidings: { window },
}) => {
  const server = await startRecordingServer();
  const boards = new StoryboardsPage(window);
  await haveEnvironments(window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await boards.open('Spring test drive');

  await test.step('practising goes to Practice, and opening the menu sends nothing', async () => {
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
  });

  await test.step('the palette practises, too', async () => {
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox', { name: 'Search and commands' }).fill('practise without');
    await window.keyboard.press('Enter');
    await expect(boards.presenter).toContainText('Step 1 of 6');
    await boards.leave();
  });

  await test.step('the environment asks once, at the start', async () => {
    await boards.present.click();
    await window.getByRole('button', { name: 'Don’t present' }).click();
    await expect(boards.presenter).toHaveCount(0);
    await boards.present.click();
    await window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
    await expect(boards.presenter).toContainText('Step 1 of 6');
    await expect(boards.presenter).toContainText('Won’t ask again until you leave');
    await expect(boards.presenter).not.toContainText('Asks each time');
    for (const place of ['Step 2 of 6', 'Step 3 of 6']) await goOn(window, 'Space', place);
    expect(server.received).toHaveLength(2);
    await boards.leave();
  });
  await server.close();
});
