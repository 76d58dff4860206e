import type { Locator, Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

async function resize({ electron, window }: Tidings, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, [wide, high]) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high),
    [width, height] as const,
  );
  await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

/** Whether every pixel of an element can be seen: nothing around it cuts it off or scrolls it away. */
function isWhole(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const cuts = (around: Element | null): boolean => {
    if (around === null) return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
    const box = around.getBoundingClientRect();
    const hides = getComputedStyle(around).overflow !== 'visible';
    const isOut = left < box.left - 1 || top < box.top - 1 || right > box.right + 1 || bottom > box.bottom + 1;
    return (hides && isOut) || cuts(around.parentElement);
  };
  return right > left && bottom > top && !cuts(element.parentElement);
}

async function expectWhole(parts: Readonly<Record<string, Locator>>): Promise<void> {
  for (const [name, part] of Object.entries(parts))
    await test.step(name, () => expect.poll(() => part.evaluate(isWhole), name).toBe(true));
}

/** The elements of the response that scroll. */
function scrollers(response: Locator): Promise<readonly string[]> {
  return response.evaluate((region) =>
    [region, ...region.querySelectorAll('*')]
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight)
      .map((one) => one.getAttribute('aria-label') ?? one.tagName),
  );
}

const splitOf = (window: Page) => window.getByRole('separator', { name: 'Resize response' });

async function showShortAnswer(tidings: Tidings): Promise<void> {
  const { composer } = tidings;
  await resize(tidings, 1280, 800);
  await composer.sendAndSee('Received');
  const { response } = composer;
  await expectWhole({
    outcome: response.getByText('Received', { exact: true }),
    sentence: composer.outcome,
    'HTTP status': response.getByText('HTTP status 200'),
    'status code': response.getByText('Status code 200'),
    time: response.getByText(/^Time \d/),
    tid: response.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
    tabs: response.getByRole('tablist'),
    body: response.getByRole('group', { name: 'Answer' }),
    note: response.getByRole('textbox', { name: 'Note' }),
    triggered: response.getByRole('radiogroup', { name: 'Triggered' }),
    pin: response.getByRole('button', { name: 'Pin' }),
    URI: composer.uri,
    'customer key': composer.customerKey,
    TID: composer.tid,
    property: composer.row(composer.properties, 0).value,
  });
  await expect(response).toContainText('63 bytes');
  await expect.poll(() => scrollers(response)).toEqual([]);
}

async function closeAndShow({ window, composer }: Tidings): Promise<void> {
  const { response } = composer;
  const bar = window.getByRole('button', { name: 'Show response' });
  await response.getByRole('button', { name: 'Close response' }).click();
  await expect(response).toHaveCount(0);
  await expect(bar).toBeFocused();
  await bar.click();
  await expect(response).toContainText('Received');
  await expect(response.getByRole('button', { name: 'Close response' })).toBeFocused();
  await window.keyboard.press('Control+j');
  await expect(bar).toBeVisible();
  await window.keyboard.press('Control+j');
  await expect(response).toBeVisible();
  await response.getByRole('button', { name: 'Close response' }).click();
  await composer.uri.fill('assist://brings/it/back');
  await composer.send.click();
  await expect(composer.outcome).toContainText('has the event');
}

const heightOf = async ({ composer }: Tidings) => Math.round((await composer.response.boundingBox())?.height ?? 0);

/** @returns the height that it leaves */
async function moveSplit(tidings: Tidings): Promise<number> {
  const { window } = tidings;
  const before = await heightOf(tidings);
  await splitOf(window).hover();
  await window.mouse.down();
  await window.mouse.move(640, 400, { steps: 4 });
  await window.mouse.up();
  await expect.poll(() => heightOf(tidings)).toBeGreaterThan(before + 40);
  const dragged = await heightOf(tidings);
  await splitOf(window).focus();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await expect.poll(() => heightOf(tidings)).toBeLessThan(dragged - 20);
  return heightOf(tidings);
}

async function chooseLayouts(tidings: Tidings): Promise<void> {
  const { composer, window } = tidings;
  const sideOf = async () => {
    const [event, answer] = await Promise.all([composer.uri.boundingBox(), composer.response.boundingBox()]);
    return (answer?.x ?? 0) > (event?.x ?? 0) + (event?.width ?? 0) ? 'right' : 'below';
  };
  const choose = async (layout: string) => {
    await composer.response.getByRole('button', { name: 'Response layout' }).click();
    await window.getByRole('menuitemradio', { name: layout }).click();
  };
  await resize(tidings, 1600, 900);
  await expect.poll(sideOf).toBe('right');
  await expect(splitOf(window)).toHaveAttribute('aria-orientation', 'vertical');
  await expectWhole({
    body: composer.response.getByRole('group', { name: 'Answer' }),
    property: composer.row(composer.properties, 0).value,
  });
  await choose('Response below');
  await expect.poll(sideOf).toBe('below');
  await resize(tidings, 1280, 800);
  await choose('Response on the right');
  await expect.poll(sideOf).toBe('right');
  await expectWhole({ body: composer.response.getByRole('group', { name: 'Answer' }), send: composer.send });
  // Too narrow for two columns.
  await resize(tidings, 960, 640);
  await expect.poll(sideOf).toBe('below');
}

async function loadAgain(tidings: Tidings, height: number): Promise<void> {
  const { composer, window } = tidings;
  await resize(tidings, 1280, 800);
  await window.goto('app://tidings/');
  await composer.response.getByText('Received', { exact: true }).waitFor();
  await expect(splitOf(window)).toHaveAttribute('aria-orientation', 'vertical');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('response layout');
  await window.keyboard.press('Enter');
  await expect(splitOf(window)).toHaveAttribute('aria-orientation', 'horizontal');
  await expect.poll(() => heightOf(tidings)).toBe(height);
}

test('the response is below or on the right, whole, closed, and where the person says', async ({ tidings }) => {
  await test.step('a short answer shows whole below the event, without scrolling', () => showShortAnswer(tidings));
  await test.step('it is closed, and comes back by its bar, by a key and by sending', () => closeAndShow(tidings));
  const height = await test.step('the split is moved by mouse and keys', () => moveSplit(tidings));
  await test.step('it is on the right in a wide window, and where the person says', () => chooseLayouts(tidings));
  await test.step('the layout and the split are remembered', () => loadAgain(tidings, height));
});

const questionIn = (window: Page) => window.getByRole('dialog', { name: 'Send this event to PROD?' });
const guardedSend = (window: Page) => window.getByRole('main').getByRole('button', { name: 'Send to PROD' });

async function showLongAnswer(tidings: Tidings): Promise<void> {
  const { composer, window } = tidings;
  const { response } = composer;
  await resize(tidings, 1280, 800);
  await guardedSend(window).click();
  await expect(questionIn(window)).toContainText('reach real customers');
  await expect(questionIn(window)).not.toContainText('The same event was sent');
  await questionIn(window).getByRole('button', { name: 'Send to PROD' }).click();
  await expect(response).toContainText('PROD ·');
  await expect.poll(() => scrollers(response)).toEqual(['Response']);
  await response.getByRole('tab', { name: 'Sent' }).click();
  await resize(tidings, 960, 640);
  await expect.poll(() => scrollers(response)).toEqual(['Response']);
  await expectWhole({ URI: composer.uri, outcome: composer.outcome });
  expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
}

async function seeThatItRepeats({ window, composer }: Tidings): Promise<void> {
  const said = window.getByText(/^Same event sent \d.* ago$/);
  await expect(said).toBeVisible();
  await expect(composer.problems).toHaveCount(0);
  await guardedSend(window).click();
  await expect(questionIn(window)).toContainText(/The same event was sent \d.* ago/);
  await questionIn(window).getByRole('button', { name: 'Don’t send' }).click();
  await expect(questionIn(window)).toHaveCount(0);
  await window.keyboard.press('Control+d');
  await expect(composer.problems).toContainText('The same event went to ada@example.com');
  await composer.customerKey.fill('eve@example.com');
  await expect(composer.problems).toHaveCount(0);
  await window.keyboard.press('Control+w');
  await expect(said).toBeVisible();
  await composer.customerKey.fill('eve@example.com');
  await expect(said).toHaveCount(0);
}

test('a long answer scrolls in one place, and a repeated event is said', async ({ tidings }) => {
  const long = JSON.stringify({ statusCode: 200, lines: Array.from({ length: 200 }, (_, at) => `line ${at}`) });
  const server = await startRecordingServer((_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(long);
  });
  await haveEnvironments(tidings.window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await test.step('a long answer scrolls in one place', () => showLongAnswer(tidings));
  await test.step('a repeated event is said beside Send, in its question, and as a problem of another tab', () =>
    seeThatItRepeats(tidings));
  expect(server.received).toHaveLength(1);
  await server.close();
});
