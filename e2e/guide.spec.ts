import { expectNoProblem } from './fixtures/axe.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { GuidePage } from './pages/guide.ts';

async function openAndRead({ window }: Tidings): Promise<void> {
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
}

async function followLink({ window }: Tidings): Promise<void> {
  const guide = new GuidePage(window);
  await guide.search.fill('');
  await guide.pages.getByRole('button').first().click();
  await guide.text.getByRole('link', { name: 'Your first event' }).first().click();
  await expect(window.getByRole('article', { name: 'Your first event' })).toBeFocused();
  await expect(guide.text).toContainText('Press Send');
  const pictures = await guide.text.getByRole('img').all();
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures)
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
}

async function findAndComeBack({ window }: Tidings): Promise<void> {
  const guide = new GuidePage(window);
  await guide.search.fill('ERASE customer');
  await expect(window.getByRole('status').filter({ hasText: /^Found in \d+ places?$/ })).toBeVisible();
  await guide.found.getByRole('button', { name: /Erase customer data/ }).click();
  await expect(guide.text.getByRole('heading', { name: 'Erase customer data' })).toBeInViewport();
  await window.keyboard.press('Control+Shift+H');
  await expect(guide.text).toHaveCount(0);
  await guide.open();
  await expect(guide.text.getByRole('heading', { level: 1 })).toHaveText('History as evidence');
}

async function openOutside({ window, electron }: Tidings): Promise<void> {
  await electron.evaluate(({ shell }) => {
    Reflect.set(globalThis, 'opened', []);
    shell.openExternal = async (url) => {
      Reflect.get(globalThis, 'opened').push(url);
    };
  });
  const guide = new GuidePage(window);
  // What was searched for is kept where the history was not loaded yet.
  await guide.search.fill('');
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
}

async function look(tidings: Tidings): Promise<void> {
  const { window } = tidings;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  const guide = new GuidePage(window);
  const hasNoProblem = expectNoProblem(tidings);
  await guide.pages.getByRole('button').first().click();
  await hasNoProblem(window, 'first page');
  await guide.turnTo('Runs with data');
  await hasNoProblem(window, 'another page');
  await guide.turnTo('The command line');
  await guide.search.fill('event');
  await guide.found.getByRole('button').first().waitFor();
  await hasNoProblem(window, 'found pages');
}

test('the guide is read, searched and followed, and has no problem', async ({ tidings }) => {
  await test.step('it is opened and read with the keyboard only', () => openAndRead(tidings));
  await test.step('a link opens its page, with its pictures', () => followLink(tidings));
  await test.step('it finds words, and remembers the page', () => findAndComeBack(tidings));
  await test.step('an external link opens only by its name on a fixed list', () => openOutside(tidings));
  await test.step('axe finds no problem, in light and dark', () => look(tidings));
});
