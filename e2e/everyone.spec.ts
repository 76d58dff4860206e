import type { Locator } from '@playwright/test';
import { chooseTheme, faintTexts } from './fixtures/axe.ts';
import { beyondTheEdge, cutTexts, faintEdges, moving, twoWays } from './fixtures/layout.ts';
import { expect, test } from './fixtures/tidings.ts';
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
    await test.step(name, async () => expect.poll(() => window.evaluate(beyondTheEdge), { message: name }).toEqual([]));
  });
});

test('at 400 % zoom, 320 pixels wide, nothing is cut and nothing scrolls in two directions', async ({ tidings }) => {
  const { window, electron } = tidings;
  await electron.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    first?.setContentSize(1280, 1024);
    if (first) first.webContents.zoomFactor = 4;
  });
  await expect.poll(() => window.evaluate(() => innerWidth)).toBeLessThanOrEqual(320);
  expect(await overlaps(window.getByRole('banner').locator('button, input'))).toEqual([]);
  await visit(tidings, async (name) => {
    await test.step(name, async () => {
      await expect.poll(() => window.evaluate(beyondTheEdge), { message: name }).toEqual([]);
      await expect.poll(() => window.evaluate(cutTexts), { message: name }).toEqual([]);
      await expect.poll(() => window.evaluate(twoWays), { message: name }).toEqual([]);
    });
  });
});

/** The spacing that a person may set for all texts (WCAG 1.4.12). */
const wideSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

test('nothing is cut with wider text spacing, and nothing is animated with reduced motion', async ({ tidings }) => {
  const { window } = tidings;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await window.addStyleTag({ content: wideSpacing });
  await visit(tidings, async (name) => {
    await expect.poll(() => window.evaluate(moving), { message: name }).toEqual([]);
    await expect.poll(() => window.evaluate(cutTexts), { message: name }).toEqual([]);
  });
});

for (const theme of ['light', 'dark'] as const)
  test(`with more contrast, texts have 7:1 and fields have an edge, ${theme}`, async ({ tidings }) => {
    test.slow();
    const { window } = tidings;
    await chooseTheme(tidings, theme);
    await window.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
    await visit(tidings, async (name) => {
      expect(await faintTexts(window), name).toEqual([]);
      await expect.poll(() => window.evaluate(faintEdges), { message: name }).toEqual([]);
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
