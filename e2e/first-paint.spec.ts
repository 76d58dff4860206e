import type { ElectronApplication, Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { type Held, startHeld } from './fixtures/held.ts';
import { expect, startTidings, test } from './fixtures/tidings.ts';

test('the frame of the window can be used before the app is there', async ({ userData }) => {
  const held = await startHeld(userData);
  await test.step('what is typed before the app is there stays, with the caret, the focus and undo', () =>
    typeInFrame(held));
  await held.holdAgain();
  await test.step('a key of a command that comes before the app acts when the app is there', () => pressInFrame(held));
  await held.holdAgain();
  await test.step('letters after a command go where it leads, not into the event of the frame', () =>
    typeAfterCommand(held));
  await held.holdAgain();
  await test.step('axe finds no problem in the frame, and nothing moves when the app takes its place', () =>
    compareFrameAndApp(held));
  await test.step('a window that is never painted runs its scripts all the same', () => openUnpainted(held));
  await test.step('only the page of the main window contains the session, and it is not cached', () => readPages(held));
  await test.step('a style that is loaded later comes after those of the window, whose rules it replaces', () =>
    loadStyleLater(held));
  await held.holdAgain();
  await test.step('what was typed before the app was there is saved', async () => {
    await uriOf(held.page).fill('shop://cart/item/add');
    await held.release();
    await expect(uriOf(held.page)).toHaveValue('shop://cart/item/add');
    await held.app.close();
    const again = await startTidings(userData);
    await expect(uriOf(again.window)).toHaveValue('shop://cart/item/add');
    await again.electron.close();
  });
});

const uriOf = (page: Page) => page.getByRole('textbox', { name: 'URI' });

/** The caret in the URI field, and whether the field has the focus. */
const caretOf = (page: Page) =>
  uriOf(page).evaluate((field) =>
    field instanceof HTMLInputElement
      ? { at: [field.selectionStart, field.selectionEnd], hasFocus: field === document.activeElement }
      : null,
  );

async function typeInFrame({ page, release }: Held): Promise<void> {
  const before = await uriOf(page).inputValue();
  await uriOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type('-7');
  await page.keyboard.press('ArrowLeft');
  const caret = await caretOf(page);
  expect(caret?.hasFocus).toBe(true);
  await release();
  await expect(uriOf(page)).toHaveValue(`${before}-7`);
  expect(await caretOf(page)).toEqual(caret);
  // The app has it, too: the URI's last parameter.
  const parameters = page.getByRole('group', { name: 'URI parameters' });
  await expect(parameters.getByRole('textbox', { name: 'Value' }).nth(1)).toHaveValue('spring-test-drive-7');
  await page.keyboard.type('4');
  await expect(uriOf(page)).toHaveValue(`${before}-47`);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(uriOf(page)).toHaveValue(before);
}

async function pressInFrame({ page, release }: Held): Promise<void> {
  await uriOf(page).click();
  await page.keyboard.press('ControlOrMeta+k');
  await release();
  await expect(page.getByRole('combobox', { name: 'Search and commands' })).toBeFocused();
}

async function typeAfterCommand({ page, release }: Held): Promise<void> {
  const before = await uriOf(page).inputValue();
  await uriOf(page).click();
  await page.keyboard.press('ControlOrMeta+t');
  await page.keyboard.type('shop://mew');
  await page.keyboard.press('Backspace');
  await release();
  await expect(page.getByRole('list', { name: 'Open events' }).getByRole('listitem')).toHaveCount(2);
  await expect(uriOf(page)).toHaveValue('shop://me');
  await page.keyboard.type('n');
  await expect(uriOf(page)).toHaveValue('shop://men');
  await page.getByRole('list', { name: 'Open events' }).getByRole('button').first().click();
  await expect(uriOf(page)).toHaveValue(before);
}

/** The size of the window's content. */
const sizes = [
  [1680, 900],
  [1280, 800],
  [960, 640],
  [700, 600],
] as const;

async function compareFrameAndApp({ app, page, release }: Held): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme);
    expect(await findings(page), theme).toEqual([]);
  }
  const frames: Places[] = [];
  for (const size of sizes) {
    await resize(app, page, size);
    frames.push(await placesOf(page, inFrame));
  }
  await release();
  for (const [index, size] of sizes.entries()) {
    await resize(app, page, size);
    await expect.poll(() => placesOf(page, inApp), { message: `at ${size[0]} px` }).toEqual(frames[index]);
  }
}

async function resize(app: ElectronApplication, page: Page, [width, height]: readonly [number, number]) {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]), [
    width,
    height,
  ] as const);
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
}

type Places = Readonly<Record<string, readonly number[] | null>>;

const inFrame = {
  header: '#frame .head',
  side: '#frame .side',
  events: '#frame .strip',
  request: '#frame .request',
  tabs: '#frame .bar',
  label: '#frame label',
  uri: '#frame input',
};

const inApp: typeof inFrame = {
  header: 'header',
  side: '#library',
  events: 'nav[aria-label="Open events"]',
  request: '[aria-label="Request line"]',
  tabs: '#composer div:has(> [role="tablist"])',
  label: 'label[for="uri"]',
  uri: '#uri',
};

/** The places on the screen, in whole pixels; null for what is not in sight. */
function placesOf(page: Page, selectors: typeof inFrame): Promise<Places> {
  return page.evaluate(
    (all) =>
      Object.fromEntries(
        Object.entries(all).map(([name, selector]) => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          const isSeen = box !== undefined && box.width > 0 && box.right > 0;
          // A label is as wide as its text, or as its column. In a low window a scroll bar takes a little from the field.
          const hasWidth = name !== 'label' && (name !== 'uri' || window.innerHeight > 640);
          const size = isSeen ? [box.x, box.y, hasWidth ? box.width : 0, box.height] : null;
          return [name, size?.map(Math.round) ?? null];
        }),
      ),
    selectors,
  );
}

async function openUnpainted({ app }: Held): Promise<void> {
  const countPaints = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const hidden = new BrowserWindow({ show: false, paintWhenInitiallyHidden: false });
      await hidden.loadURL('app://tidings/');
      // Without our preload it can only say that it can't open.
      const paints = await hidden.webContents.executeJavaScript(`new Promise((done) => {
        const look = () => document.getElementById('frame') === null && done(performance.getEntriesByType('paint').length);
        new MutationObserver(look).observe(document, { childList: true, subtree: true });
        look();
      })`);
      hidden.destroy();
      return paints;
    });
  // Playwright gives each new window the focus, and with it Chromium paints: seldom, but then before the scripts have run.
  await expect.poll(countPaints).toBe(0);
}

async function readPages({ app, page }: Held): Promise<void> {
  const fetched = await page.evaluate(async () => {
    const response = await fetch('app://tidings/');
    return { page: await response.text(), isFrame: document.getElementById('frame') !== null };
  });
  expect(fetched.page).toContain('id="frame"');
  expect(fetched.page).not.toContain('id="session"');
  expect(fetched.isFrame).toBe(false);
  const other = await app.evaluate(async ({ BrowserWindow }) => {
    const opened = new BrowserWindow({ show: false });
    await opened.loadURL('app://tidings/');
    const text = await opened.webContents.executeJavaScript('document.documentElement.outerHTML');
    opened.destroy();
    return String(text);
  });
  expect(other).toContain('<title>Tidings</title>');
  expect(other).not.toContain('id="session"');
}

async function loadStyleLater({ page }: Held): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Palette' }).or(page.getByRole('combobox')).first().waitFor();
  const sheets = () =>
    page.evaluate(() => [...document.styleSheets].map(({ href }) => /([a-z-]+)-[^/]*\.css$/.exec(href ?? '')?.[1]));
  await expect.poll(sheets).toContain('dialog-host');
  const names = await sheets();
  expect(names.indexOf('window')).toBeLessThan(names.indexOf('dialog-host'));
}
