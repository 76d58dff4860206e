import type { Locator, Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

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

test('a short answer shows whole below the event, without scrolling', async ({ tidings }) => {
  const { composer, window } = tidings;
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

  // A long one scrolls in one place.
  await composer.choose('Site key', /ONE-PRACTICE03-0004/);
  await composer.send.click();
  await expect(response).toContainText(/30\.\d MB/);
  await expect.poll(() => scrollers(response)).toEqual(['Response']);
  await response.getByRole('tab', { name: 'Sent' }).click();
  await resize(tidings, 960, 640);
  await expect.poll(() => scrollers(response)).toEqual(['Response']);
  await expectWhole({ URI: composer.uri, outcome: composer.outcome });
  expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});

test('the response is on the right in a wide window, and where the person says', async ({ tidings }) => {
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
  await composer.sendAndSee('Received');
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

  const again = await tidings.restart();
  await resize(again, 1280, 800);
  await again.composer.response.getByText('Received', { exact: true }).waitFor();
  await expect(splitOf(again.window)).toHaveAttribute('aria-orientation', 'vertical');
  await again.window.keyboard.press('Control+k');
  await again.window.getByRole('combobox', { name: 'Search and commands' }).fill('response layout');
  await again.window.keyboard.press('Enter');
  await expect(splitOf(again.window)).toHaveAttribute('aria-orientation', 'horizontal');
});

test('the split is moved by mouse and keys, and is remembered', async ({ tidings }) => {
  const { window, composer } = tidings;
  await resize(tidings, 1280, 800);
  const heightOf = async (on: Tidings) => Math.round((await on.composer.response.boundingBox())?.height ?? 0);
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
  const chosen = await heightOf(tidings);
  await composer.sendAndSee('Received');

  const again = await tidings.restart();
  await resize(again, 1280, 800);
  await again.composer.response.getByText('Received', { exact: true }).waitFor();
  await expect.poll(() => heightOf(again)).toBe(chosen);
});

test('the response is closed, and comes back by its bar, by a key and by sending', async ({ tidings }) => {
  const { window, composer } = tidings;
  const { response } = composer;
  const bar = window.getByRole('button', { name: 'Show response' });
  await composer.sendAndSee('Received');
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
});

test('“Triggered” and “Repeat…” are offered where they make sense', async ({ tidings: { window, composer } }) => {
  const triggered = composer.response.getByRole('radiogroup', { name: 'Triggered' });
  const repeat = composer.response.getByRole('button', { name: 'Repeat…' });
  await composer.choose('Site key', /ONE-PRACTICE05-0001/);
  await composer.sendAndSee('Not reached');
  await expect(triggered).toHaveCount(0);
  await expect(composer.response.getByRole('textbox', { name: 'Note' })).toBeVisible();
  await expect(composer.response.getByRole('button', { name: 'Manage environments' })).toBeVisible();
  await repeat.click();
  const again = window.getByRole('dialog', { name: 'Send again' });
  await expect(again.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await window.keyboard.press('Enter');
  await again.waitFor({ state: 'hidden' });
  await composer.choose('Site key', /ONE-PRACTICE04-0002/);
  await composer.sendAndSee('Cut off');
  await expect(triggered).toBeVisible();
  await expect(repeat).toHaveCount(0);
});

test('a repeated event is said beside Send and in its question, and is no problem of the first one', async ({
  tidings: { window, composer },
}) => {
  const server = await startRecordingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  await composer.sendAndSee('Received');
  const said = window.getByText(/^Same event sent \d.* ago$/);
  await expect(said).toBeVisible();
  await expect(composer.problems).toHaveCount(0);
  await composer.customerKey.fill('eve@example.com');
  await expect(said).toHaveCount(0);
  await new EnvironmentsPage(window).add({
    name: 'PROD',
    serverName: server.origin,
    siteKey: 'ONE-5BTO1FBU1O-2200',
    askBeforeSending: true,
  });
  const send = window.getByRole('main').getByRole('button', { name: 'Send to PROD' });
  const question = window.getByRole('dialog', { name: 'Send this event to PROD?' });
  await send.click();
  await expect(question).not.toContainText('The same event was sent');
  await question.getByRole('button', { name: 'Send to PROD' }).click();
  await expect(composer.response).toContainText('PROD ·');
  await send.click();
  await expect(question).toContainText(/The same event was sent \d.* ago/);
  await question.getByRole('button', { name: 'Don’t send' }).click();
  expect(server.received).toHaveLength(2);
  await server.close();
});
