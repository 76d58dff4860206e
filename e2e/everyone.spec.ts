import type { Locator, Page } from '@playwright/test';
import { expect, type Tidings, test } from './fixtures/tidings.ts';
import { GuidePage } from './pages/guide.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

/** Shows a view with the side bar, which is a drawer in a small window. */
async function show(window: Page, view: string): Promise<void> {
  const navigation = window.getByRole('navigation', { name: 'Library' });
  const sideBar = window.getByRole('button', { name: 'Side bar' });
  if (await sideBar.isVisible()) await sideBar.click();
  await navigation.getByRole('button', { name: new RegExp(`^${view}`) }).click();
}

async function visit({ window, composer }: Tidings, look: (name: string) => Promise<void>): Promise<void> {
  await look('first start');
  await composer.sendAndSee('Received');
  await look('composer');
  for (const tab of ['JSON', 'Preview', 'Expect', 'Event'] as const) {
    await composer.show(tab);
    await look(tab);
  }
  await show(window, 'Templates');
  await window.getByRole('list', { name: 'Templates' }).waitFor();
  await look('templates');
  await window.getByRole('button', { name: 'Use template Promotion interest', exact: true }).click();
  await look('form');
  await show(window, 'Storyboards');
  const boards = new StoryboardsPage(window);
  await boards.present.waitFor();
  await look('storyboards');
  await boards.present.click();
  await boards.presenter.waitFor();
  await look('presenter');
  await boards.leave();
  await show(window, 'Runs');
  await window.getByRole('button', { name: 'New run' }).click();
  await window.getByRole('combobox', { name: 'Request' }).click();
  await window.getByRole('option', { name: 'Branch visit' }).click();
  await look('run set up');
  await window.getByRole('button', { name: /^Send \d+ events to Practice/ }).click();
  await new RunsPage(window).state('Done').waitFor();
  await look('run');
  await show(window, 'History');
  const history = new HistoryPage(window);
  await history.rows.nth(0).getByRole('checkbox').click();
  await history.rows.nth(1).getByRole('checkbox').click();
  await window.getByRole('button', { name: 'Compare the two selected' }).click();
  await expect(history.compare.getByRole('heading', { name: 'Compare' })).toBeInViewport();
  await look('history');
  await show(window, 'Customers');
  await window.getByRole('region', { name: 'Story' }).waitFor();
  await look('customers');
  await show(window, 'Guide');
  await new GuidePage(window).text.waitFor();
  await look('guide');
  await window.getByRole('button', { name: 'Manage environments' }).first().click();
  await window.getByRole('button', { name: 'Add environment' }).click();
  await expect(window.getByRole('dialog').getByRole('button', { name: 'Save', exact: true })).toBeInViewport({
    ratio: 1,
  });
  await look('environments');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+,');
  await window.getByRole('dialog', { name: 'Settings' }).waitFor();
  await look('settings');
}

/** Controls outside the window's edge that no scrolling can reach. */
function beyondTheEdge(): readonly string[] {
  const scrolls = ({ parentElement: around }: Element): boolean =>
    around !== null &&
    ((around.scrollWidth > around.clientWidth && /auto|scroll/.test(getComputedStyle(around).overflowX)) ||
      scrolls(around));
  const isOut = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 2 && (left < -1 || right > innerWidth + 1) && !scrolls(element);
  };
  const page = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
  return [...document.querySelectorAll('button, input, textarea, [role=tab], [role=option], h1, h2, label')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('nav'))
    .filter(isOut)
    .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
    .concat(page);
}

/** The pairs of controls that overlap. */
async function overlaps(controls: Locator): Promise<readonly string[]> {
  return controls.evaluateAll((all) => {
    const boxes = all
      .filter((element) => element.checkVisibility())
      .map((element) => ({ name: element.getAttribute('aria-label') ?? '', box: element.getBoundingClientRect() }));
    return boxes.flatMap(({ name, box }, place) =>
      boxes
        .slice(place + 1)
        .filter((other) => box.left < other.box.right - 1 && other.box.left < box.right - 1)
        .map((other) => `${name} and ${other.name}`),
    );
  });
}

test('every view works at 200 % zoom without horizontal scrolling', async ({ tidings }) => {
  const { window, electron } = tidings;
  await electron.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    first?.setContentSize(1280, 800);
    if (first) first.webContents.zoomFactor = 2;
  });
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(640);
  expect(await overlaps(window.getByRole('banner').locator('button, input'))).toEqual([]);
  await visit(tidings, async (name) => {
    await test.step(name, async () => expect(await window.evaluate(beyondTheEdge), name).toEqual([]));
  });
});

test('nothing is animated when the user prefers reduced motion', async ({ tidings }) => {
  const { window } = tidings;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await visit(tidings, async (name) => {
    const moving = await window.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return /[1-9]/.test(`${transitionDuration} ${animationDuration}`);
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(moving, name).toEqual([]);
  });
});

test('high contrast shows borders and the selection', async ({ tidings }) => {
  const { window, composer } = tidings;
  await window.emulateMedia({ forcedColors: 'active' });
  const ground = (element: Locator) => element.evaluate((one) => getComputedStyle(one).backgroundColor);
  const highlight = await window.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.cssText = 'background: Highlight; forced-color-adjust: none';
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  });
  const library = window.getByRole('navigation', { name: 'Library' });
  expect(await ground(library.getByRole('button', { name: /^Requests/ }))).toBe(highlight);
  expect(await ground(library.getByRole('button', { name: /^History/ }))).not.toBe(highlight);
  expect(await ground(window.getByRole('tab', { name: 'Event', exact: true }))).toBe(highlight);
  expect(await ground(window.getByRole('tab', { name: 'JSON', exact: true }))).not.toBe(highlight);
  expect(await ground(composer.row(composer.parameters, 0).enabled)).toBe(highlight);
  const looked = new Set<string>();
  await visit(tidings, async (name) => {
    const buttons = await window
      .locator('main, [role=dialog]')
      .getByRole('button')
      .evaluateAll((all) =>
        all
          .filter((one) => one.matches('[data-variant="default"], [data-variant="filled"]'))
          .map((one) => ({ label: one.textContent, isBare: getComputedStyle(one).borderTopWidth === '0px' })),
      );
    for (const { label } of buttons) looked.add(label);
    expect(
      buttons.filter(({ isBare }) => isBare),
      name,
    ).toEqual([]);
  });
  // One button of a page, and one of a dialog.
  expect([...looked]).toEqual(expect.arrayContaining(['Send', 'Test connection']));
});

test('screen readers announce the outcome, the end of a run and an import', async ({ tidings }) => {
  const { window, composer } = tidings;
  const said = (text: string | RegExp) =>
    expect(window.locator('[role=status], [role=alert], [aria-live]').filter({ hasText: text }).first()).toBeAttached();
  await composer.sendAndSee('Received');
  await expect(composer.outcome).toContainText('has the event');

  await window.getByRole('button', { name: 'Import', exact: true }).click();
  const endpoint = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
  await window.getByRole('textbox', { name: 'Paste here' }).fill(`curl ${endpoint} -d '{"uri":"assist://said/aloud"}'`);
  await window.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await said(/1 request imported. uat.example.com is selected/);

  await composer.choose('Environment', 'Practice');
  await show(window, 'Runs');
  await window.getByRole('button', { name: 'New run' }).click();
  await window.getByRole('combobox', { name: 'Request' }).click();
  await window.getByRole('option', { name: 'Branch visit' }).click();
  await window.getByRole('button', { name: /^Send \d+ events to Practice/ }).click();
  await said(/Branch visit is done: all 4 answered/);
});
