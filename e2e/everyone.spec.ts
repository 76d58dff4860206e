import type { Locator, Page } from '@playwright/test';
import { alternate } from './fixtures/alternate.ts';
import { chooseTheme, faintTexts, type Theme } from './fixtures/axe.ts';
import { beyondTheEdge, cutTexts, faintEdges, moving, twoWays } from './fixtures/layout.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { show, visit } from './fixtures/visit.ts';

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
        .filter((other) => box.top < other.box.bottom - 1 && other.box.top < box.bottom - 1)
        .map((other) => `${name} and ${other.name}`),
    );
  });
}

test('at 200 % and 400 % zoom, nothing is out of reach; at 400 %, nothing is cut or scrolls in two directions', async ({
  tidings,
}) => {
  const { window, electron } = tidings;
  const zoom = async ({ zoomFactor, height }: { readonly zoomFactor: number; readonly height: number }) => {
    await electron.evaluate(
      ({ BrowserWindow }, size) => {
        const [first] = BrowserWindow.getAllWindows();
        first?.setContentSize(1280, size.height);
        if (first) first.webContents.zoomFactor = size.zoomFactor;
      },
      { zoomFactor, height },
    );
    await window.waitForFunction((width) => innerWidth === width, 1280 / zoomFactor);
  };
  const twice = { zoomFactor: 2, height: 800 };
  const fourTimes = { zoomFactor: 4, height: 1024 };
  for (const size of [twice, fourTimes]) {
    await zoom(size);
    await expect.poll(() => overlaps(window.getByRole('banner').locator('button, input'))).toEqual([]);
  }
  const sizes = alternate(fourTimes, twice);
  await visit(tidings, async (name) => {
    for (const size of sizes()) {
      await zoom(size);
      const message = `${name}, ${size.zoomFactor * 100} %`;
      await expect.poll(() => window.evaluate(beyondTheEdge), { message }).toEqual([]);
      if (size === twice) continue;
      // An editor lays its lines out at this size once it is in sight.
      await window.evaluate(() => document.querySelector('.cm-editor')?.scrollIntoView());
      await expect.poll(() => window.evaluate(cutTexts), { message }).toEqual([]);
      await expect.poll(() => window.evaluate(twoWays), { message }).toEqual([]);
    }
  });
});

/** The spacing that a person may set for all texts (WCAG 1.4.12). */
const wideSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

/** The buttons that have no border, and the texts of all that can have one. */
const bareButtons = (window: Page) =>
  window
    .locator('main, [role=dialog]')
    .getByRole('button')
    .evaluateAll((all) => {
      const bordered = all.filter((one) => one.matches('[data-variant="default"], [data-variant="filled"]'));
      const isBare = (one: Element) => getComputedStyle(one).borderTopWidth === '0px';
      return {
        bare: bordered.filter(isBare).map((one) => one.outerHTML),
        labels: bordered.map((one) => one.textContent),
      };
    });

test('each view follows wider text spacing, reduced motion, more contrast and high contrast', async ({ tidings }) => {
  test.slow();
  const { window } = tidings;
  const looked = new Set<string | null>();
  await window.addStyleTag({ content: wideSpacing });
  await window.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  const themes = alternate<Theme>('light', 'dark');
  await visit(tidings, async (name) => {
    await expect.poll(() => window.evaluate(moving), { message: name }).toEqual([]);
    await expect.poll(() => window.evaluate(cutTexts), { message: name }).toEqual([]);
    for (const theme of themes()) {
      await chooseTheme(tidings, theme, window);
      expect(await faintTexts(window), `${name}, ${theme}`).toEqual([]);
      expect(await window.evaluate(faintEdges), `${name}, ${theme}`).toEqual([]);
    }
    await window.emulateMedia({ forcedColors: 'active' });
    const { bare, labels } = await bareButtons(window);
    expect(bare, name).toEqual([]);
    for (const label of labels) looked.add(label);
    await window.emulateMedia({ forcedColors: 'none' });
  });
  // One button of a page, and one of a dialog.
  expect([...looked]).toEqual(expect.arrayContaining(['Send', 'Test connection']));
});

test('high contrast shows the selection', async ({ tidings: { window, composer } }) => {
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
  // A box changes its colour slowly.
  const shows = (element: Locator) => expect.poll(() => ground(element));
  await shows(library.getByRole('button', { name: /^Requests/ })).toBe(highlight);
  await shows(library.getByRole('button', { name: /^History/ })).not.toBe(highlight);
  await shows(window.getByRole('tab', { name: 'Event', exact: true })).toBe(highlight);
  await shows(window.getByRole('tab', { name: 'JSON', exact: true })).not.toBe(highlight);
  await shows(composer.row(composer.parameters, 0).enabled).toBe(highlight);
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
