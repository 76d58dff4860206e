import { expectNoProblem } from './fixtures/axe.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { GuidePage } from './pages/guide.ts';

test('every page of the guide is reached in the app, with its pictures', async ({ tidings: { window } }) => {
  const guide = new GuidePage(window);
  await guide.open();
  const titles = await guide.pages.getByRole('button').allTextContents();
  expect(titles.length).toBeGreaterThan(12);
  for (const title of titles) {
    await guide.turnTo(title);
    await expect(guide.text.getByRole('heading', { level: 1 })).toHaveText(title);
    for (const picture of await guide.text.getByRole('img').all())
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  }
});

test('the guide opens pages, follows links, finds words and remembers the page', async ({ tidings }) => {
  const { window } = tidings;
  const guide = new GuidePage(window);
  await guide.open();
  await guide.text.getByRole('link', { name: 'Your first event' }).first().click();
  await expect(window.getByRole('article', { name: 'Your first event' })).toBeFocused();
  await expect(guide.text).toContainText('Press Send');

  await guide.search.fill('ERASE customer');
  await expect(window.getByRole('status').filter({ hasText: /^Found in \d+ places?$/ })).toBeVisible();
  await guide.found.getByRole('button', { name: /Erase customer data/ }).click();
  await expect(guide.text.getByRole('heading', { name: 'Erase customer data' })).toBeInViewport();
  await window.keyboard.press('Control+Shift+H');
  await expect(guide.text).toHaveCount(0);
  await guide.open();
  await expect(guide.text.getByRole('heading', { level: 1 })).toHaveText('History as evidence');
});

test('an external link opens only by its name on a fixed list', async ({ tidings }) => {
  const { window, electron } = tidings;
  await electron.evaluate(({ shell }) => {
    Reflect.set(globalThis, 'opened', []);
    shell.openExternal = async (url) => {
      Reflect.get(globalThis, 'opened').push(url);
    };
  });
  const guide = new GuidePage(window);
  await guide.open();
  await guide.turnTo('Get started with the command line');
  await guide.text.getByRole('link', { name: 'Node.js' }).click();
  const opened = () => electron.evaluate(() => Reflect.get(globalThis, 'opened'));
  await expect.poll(opened).toEqual(['https://nodejs.org/']);
  const refused = await window.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'bridge');
    const answers = ['https://evil.example/', '__proto__', ''].map((link) => bridge.call('link.open', { link }));
    return (await Promise.all(answers)).map(({ ok }) => ok);
  });
  expect(refused).toEqual([false, false, false]);
  expect(await opened()).toEqual(['https://nodejs.org/']);
});

test('the guide is opened and read with the keyboard only', async ({ tidings: { window } }) => {
  const { keyboard } = window;
  const guide = new GuidePage(window);
  await keyboard.press('Control+k');
  await expect(window.getByRole('combobox', { name: 'Search and commands' })).toBeFocused();
  await keyboard.type('guide');
  await expect(window.getByRole('option', { name: 'Guide' }).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(guide.text).toBeVisible();
  await guide.search.focus();
  await keyboard.type('ledger');
  // Fewer letters find other pages.
  await expect(guide.found.getByRole('button').first()).toContainText('Runs with data');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(guide.text).toBeFocused();
  await expect(guide.text.getByRole('heading', { level: 1 })).toHaveText('Runs with data');
  await keyboard.press('End');
  await expect(guide.text.getByRole('heading', { name: 'Troubleshooting' })).toBeInViewport();
});

test('axe finds no problem in the guide, in light and dark', async ({ tidings }) => {
  const { window } = tidings;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  const guide = new GuidePage(window);
  const hasNoProblem = expectNoProblem(tidings);
  await guide.open();
  await hasNoProblem(window, 'first page');
  await guide.turnTo('Runs with data');
  await hasNoProblem(window, 'another page');
  await guide.turnTo('The command line');
  await guide.search.fill('event');
  await guide.found.getByRole('button').first().waitFor();
  await hasNoProblem(window, 'found pages');
});
