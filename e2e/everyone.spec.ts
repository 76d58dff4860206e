import type { Locator, Page } from '@playwright/test';
import { alternate } from './fixtures/alternate.ts';
import { chooseTheme, faintTexts, type Theme } from './fixtures/axe.ts';
import { beyondTheEdge, cutTexts, faintEdges, moving, twoWays } from './fixtures/layout.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { visit } from './fixtures/visit.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

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

/** Sets what the window shows in how many pixels. */
async function zoom(
  { window, electron }: Tidings,
  { zoomFactor, ...size }: { readonly zoomFactor: number; readonly width: number; readonly height: number },
): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, { width, height, factor }) => {
      const [first] = BrowserWindow.getAllWindows();
      first?.setContentSize(width, height);
      if (first) first.webContents.zoomFactor = factor;
    },
    { ...size, factor: zoomFactor },
  );
  await window.waitForFunction((width) => innerWidth === width, size.width / zoomFactor);
}

const usual = { zoomFactor: 1, width: 1280, height: 800 };
const twice = { zoomFactor: 2, width: 1280, height: 800 };
const fourTimes = { zoomFactor: 4, width: 1280, height: 1024 };

/** Looks at a view in both sizes of zoom. */
async function expectWithinReach(tidings: Tidings, size: typeof usual, name: string): Promise<void> {
  const { window } = tidings;
  const message = `${name}, ${size.zoomFactor * 100} %`;
  await expect.poll(() => window.evaluate(beyondTheEdge), { message }).toEqual([]);
  if (size === twice) return;
  const cutInSight = async () => {
    // An editor lays its lines out at this size only while it is in sight, and what is above it may still grow.
    await window.evaluate(() => document.querySelector('.cm-editor')?.scrollIntoView());
    return window.evaluate(cutTexts);
  };
  await expect.poll(cutInSight, { message }).toEqual([]);
  await expect.poll(() => window.evaluate(twoWays), { message }).toEqual([]);
}

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

/** Makes what looks at a view with all that a person may ask of the system, in both themes. Returns the buttons it saw. */
async function createWishes(tidings: Tidings) {
  const { window } = tidings;
  const themes = alternate<Theme>('light', 'dark');
  const style = await window.addStyleTag({ content: wideSpacing });
  const wish = async (isOn: boolean) => {
    await style.evaluate((element, off) => Object.assign(element, { disabled: off }), !isOn);
    await window.emulateMedia({ contrast: isOn ? 'more' : null });
  };
  await wish(false);
  return async (name: string): Promise<readonly (string | null)[]> => {
    await wish(true);
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
    if (name === 'first start') await expectHighlight(tidings);
    await window.emulateMedia({ forcedColors: 'none' });
    await wish(false);
    return labels;
  };
}

/** Expects that high contrast shows the selection in the composer and in the side bar. */
async function expectHighlight({ window, composer }: Tidings): Promise<void> {
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
}

/** What is expected of some views besides, as they are when they are reached. */
function more(tidings: Tidings): Readonly<Record<string, () => Promise<void>>> {
  const { window, composer } = tidings;
  return {
    'first start': async () => {
      for (const size of [twice, fourTimes]) {
        await zoom(tidings, size);
        await expect.poll(() => overlaps(window.getByRole('banner').locator('button, input'))).toEqual([]);
      }
    },
    composer: async () => {
      await expect(composer.outcome).toBeInViewport();
      await expect(composer.outcome).toContainText('has the event');
    },
    presenter: async () => {
      await zoom(tidings, { ...twice, width: 960, height: 640 });
      await expect(new StoryboardsPage(window).next).toBeInViewport({ ratio: 1 });
    },
    run: async () => {
      const said = window.locator('[role=status], [role=alert], [aria-live]');
      await expect(said.filter({ hasText: /Branch visit is done: all 4 answered/ }).first()).toBeAttached();
    },
  };
}

test('at 200 % zoom nothing is out of reach, at 400 % zoom nothing is cut or scrolls in two directions, and each view follows wider text spacing, reduced motion, more contrast and high contrast, and announces an outcome and the end of a run', async ({
  tidings,
}) => {
  test.slow();
  const looked = new Set<string | null>();
  await tidings.window.emulateMedia({ reducedMotion: 'reduce' });
  const expectWishes = await createWishes(tidings);
  const besides = more(tidings);
  // Each view but the first is reached at 200 % or 400 %.
  const sizes = alternate(fourTimes, twice);
  await visit(tidings, (name) =>
    test.step(name, async () => {
      await besides[name]?.();
      const [before, after] = sizes();
      await zoom(tidings, before);
      await expectWithinReach(tidings, before, name);
      await zoom(tidings, usual);
      for (const label of await expectWishes(name)) looked.add(label);
      await zoom(tidings, after);
      await expectWithinReach(tidings, after, name);
    }),
  );
  // One button of a page, and one of a dialog.
  expect([...looked]).toEqual(expect.arrayContaining(['Send', 'Test connection']));
});
