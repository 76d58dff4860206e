import type { Locator, Page } from '@playwright/test';
import { paste } from './fixtures/clipboard.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage, usualSiteKey } from './pages/environments.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const server = 'https://uat.example.com';
const endpoint = `${server}/one/rt/track/${usualSiteKey}/events`;
const tag = `${server}/one/rt/js/one-tag.js?siteKey=${usualSiteKey}`;
const pixelUri = 'oeh://outboundcomms/email-open?campaign=1234';
const pixel = `${server}/one/rt/track/${usualSiteKey}/pixel?uri=${encodeURIComponent(pixelUri)}`;
const body = '{"uri":"assist://pasted/event","ck":"bob@example.com"}';
const request = (name: string) => ({
  name,
  request: { method: 'POST', url: endpoint, body: { mode: 'raw', raw: body } },
});
const collection = (...names: string[]) =>
  JSON.stringify({
    info: { name: 'Spring', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: names.map(request),
  });
const har = JSON.stringify({
  log: { entries: [{ request: { method: 'POST', url: endpoint, headers: [], postData: { text: body } } }] },
});

const given = (window: Page) => window.getByRole('textbox', { name: 'Paste what you were given' });
const environment = (window: Page) => window.getByRole('combobox', { name: 'Environment', exact: true });
const siteKey = (window: Page) => window.getByRole('combobox', { name: 'Site key', exact: true });
const openEvents = (window: Page) => window.getByRole('list', { name: 'Open events' }).getByRole('listitem');

async function pasteInto(window: Page, field: Locator, text: string): Promise<void> {
  await field.focus();
  await paste(window, text);
}

test('a business user needs at most five actions from pasting to the first received event', async ({
  tidings: { window, composer },
}) => {
  const mxo = await startRecordingServer();
  let actions = 0;
  const act = async (action: Promise<unknown>) => {
    actions += 1;
    await action;
  };
  await act(pasteInto(window, given(window), `${mxo.origin}/one/rt/track/${usualSiteKey}/events`));
  await expect(environment(window)).toHaveValue(mxo.origin.replace('http://', ''));
  await expect(window.getByText('This is the sample event')).toBeVisible();
  await act(window.getByRole('button', { name: 'Begin with a template' }).click());
  await act(window.getByRole('button', { name: 'Use template A customer signed up for a promotion' }).click());
  await expect(window.getByRole('textbox', { name: 'Who is the customer?' })).toBeFocused();
  await act(window.keyboard.type('ada@example.com'));
  await act(composer.send.click());
  await expect(composer.outcome).toContainText('MXO has the event');
  expect(actions).toBeLessThanOrEqual(5);
  expect(mxo.received).toHaveLength(1);
  expect(JSON.parse(mxo.received[0]?.body ?? '')).toMatchObject({ ck: 'ada@example.com' });
  await mxo.close();
});

const pasted = [
  ['an endpoint', endpoint, null],
  ['a tag', `<script async src="${tag}"></script>`, null],
  ['a page with a tag', `<html>\n<head><script src="${tag}"></script></head>\n</html>`, null],
  ['the address of a tag', tag, null],
  ['a pixel', pixel, pixelUri],
  ['a cURL command', `curl -X POST '${endpoint}' -d '${body}'`, 'assist://pasted/event'],
  ['a HAR file', har, 'assist://pasted/event'],
] as const;

test('each form of what was given makes the environment and selects it, and Undo takes all of it back', async ({
  tidings: { window, composer },
}) => {
  const before = await composer.uri.inputValue();
  for (const [what, text, uri] of pasted)
    await test.step(what, async () => {
      await pasteInto(window, given(window), text);
      await expect(environment(window)).toHaveValue('uat.example.com');
      await expect(siteKey(window)).toHaveValue(usualSiteKey);
      await expect(composer.uri).toHaveValue(uri ?? before);
      await expect(openEvents(window)).toHaveCount(uri === null ? 1 : 2);
      await window.getByRole('button', { name: 'Undo' }).click();
      await expect(environment(window)).toHaveValue('Practice');
      await expect(composer.uri).toHaveValue(before);
      await expect(openEvents(window)).toHaveCount(1);
      // The message fades, and the next one has this button too.
      await expect(window.getByRole('button', { name: 'Undo' })).toHaveCount(0);
      await environment(window).click();
      await expect(window.getByRole('option', { name: 'uat.example.com' })).toHaveCount(0);
      await window.keyboard.press('Escape');
    });
});

test('many requests are shown before they are imported, and a body opens at once', async ({
  tidings: { window, composer },
}) => {
  await pasteInto(window, given(window), collection('Interest', 'Complaint'));
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('Complaint');
  await window.keyboard.press('Escape');
  await pasteInto(window, given(window), body);
  await expect(composer.customerKey).toHaveValue('bob@example.com');
  await expect(environment(window)).toHaveValue('Practice');
});

test('what is missing is asked for, and what is unknown stays', async ({ tidings: { window } }) => {
  const { dialog, field, save } = pages(window);
  await pasteInto(window, given(window), 'hello there');
  await expect(given(window)).toHaveValue('hello there');
  await expect(window.getByRole('alert')).toContainText('It reads an endpoint URL');

  await given(window).fill('');
  await pasteInto(window, given(window), `${server}/one/rt/js/one-tag.js`);
  await expect(field('Server name')).toHaveValue(server);
  await expect(field('Site key')).toBeFocused();
  await field('Site key').fill(usualSiteKey);
  await save.click();
  await expect(dialog).toBeHidden();
  await expect(environment(window)).toHaveValue('uat.example.com');
});

test('a known server gets the new site key, which Undo removes', async ({ tidings: { window, composer } }) => {
  await new EnvironmentsPage(window).add({ name: 'UAT', serverName: server });
  await composer.choose('Environment', 'Practice');
  await pasteInto(window, given(window), endpoint.replace('1109', '2222'));
  await expect(environment(window)).toHaveValue('UAT');
  await expect(siteKey(window)).toHaveValue('ONE-5BTO1FBU1O-2222');
  await expect(window.getByText('The site key ONE-5BTO1FBU1O-2222 was added to UAT')).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(environment(window)).toHaveValue('Practice');
  await composer.choose('Environment', 'UAT');
  await siteKey(window).click();
  await expect(window.getByRole('option')).toHaveCount(1);
});

test("a pasted endpoint's TID is on no event until the person says so, and it says whose it is", async ({
  tidings: { window, composer },
}) => {
  const mxo = await startRecordingServer();
  await new EnvironmentsPage(window).add({ name: 'UAT', serverName: mxo.origin });
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await composer.customerKey.fill('bob@example.com');
  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await paste(window, `${mxo.origin}/one/rt/track/${usualSiteKey}/events?tid=${tid}`);

  const offer = window.getByRole('region', { name: 'Pasted TID' });
  await expect(offer).toContainText('Last used for ada@example.com on UAT.');
  const use = offer.getByRole('checkbox', { name: 'Use this TID for this event' });
  await expect(use).not.toBeChecked();
  await expect(composer.tid).toHaveValue('');
  await use.check();
  await expect(composer.tid).toHaveValue(tid);
  await use.uncheck();
  await expect(composer.tid).toHaveValue('');
  await offer.getByRole('button', { name: 'Dismiss' }).click();
  await expect(offer).toBeHidden();
  await composer.send.click();
  await expect.poll(() => mxo.received.length).toBe(2);
  expect(mxo.received[1]?.url).not.toContain('tid');
  await mxo.close();
});

test('nothing is marked before it was typed in or Send was pressed, and then the first error gets the focus', async ({
  tidings: { window, composer },
}) => {
  await expect(window.getByText('The event above is ready')).toBeVisible();
  await window.getByRole('button', { name: 'New event' }).click();
  await expect(window.getByText('The event above is ready')).toBeHidden();
  const marked = window.locator('#composer [aria-invalid="true"]');
  await expect(marked).toHaveCount(0);
  await expect(composer.problems).toContainText('URI is empty');
  await expect(composer.problems.getByRole('img', { name: 'Error' })).toHaveCount(0);
  await expect(window.getByText('1 error to fix')).toBeHidden();

  await composer.send.click();
  await expect(composer.uri).toBeFocused();
  await expect(composer.uri).toHaveAttribute('aria-invalid', 'true');
  await expect(window.getByText('1 error to fix')).toBeVisible();

  await window.keyboard.press('Control+n');
  await expect(marked).toHaveCount(0);
  await composer.uri.fill('assist://a/b');
  await composer.uri.fill('');
  await expect(composer.uri).toHaveAttribute('aria-invalid', 'true');
});

test("a template's form has the whole height until its first send, and takes other answers than it offers", async ({
  tidings: { window, composer },
}) => {
  await window.getByRole('button', { name: 'Begin with a template' }).click();
  await window.getByRole('button', { name: 'Use template A customer signed up for a promotion' }).click();
  await expect(window.getByRole('region', { name: 'Request line' })).toBeHidden();
  await expect(composer.response).toBeHidden();
  await expect(composer.send).toBeInViewport({ ratio: 1 });
  await expect(window.locator('#composer [aria-invalid="true"]')).toHaveCount(0);

  await window.getByRole('textbox', { name: 'Who is the customer?' }).fill('ada@example.com');
  const promotion = window.getByRole('combobox', { name: 'Which promotion?' });
  await promotion.click();
  await expect(window.getByRole('option', { name: 'Winter service' })).toBeVisible();
  await promotion.fill('Autumn & harvest');
  await expect(composer.problems).toHaveCount(0);
  await composer.sendAndSee('Received');
  await expect(composer.response).toBeVisible();
  await window.getByRole('tab', { name: 'Sent' }).click();
  await expect(composer.response).toContainText('Autumn & harvest');
});

for (const [size, zoom] of [
  [{ width: 960, height: 640 }, 1],
  [{ width: 1280, height: 800 }, 2],
] as const)
  test(`the cards of the tour stay in a window of ${size.width} by ${size.height} at ${zoom * 100} %`, async ({
    tidings: { window, electron },
  }) => {
    await electron.evaluate(
      ({ BrowserWindow }, [width, height, factor]) => {
        const [one] = BrowserWindow.getAllWindows();
        one?.setContentSize(width, height);
        one?.webContents.setZoomFactor(factor);
      },
      [size.width, size.height, zoom] as const,
    );
    await expect.poll(() => window.evaluate(() => innerWidth)).toBe(size.width / zoom);
    await window.getByRole('button', { name: 'Show me around' }).click();
    for (const button of ['Next', 'Next', /Finish|Done|Close/]) {
      const card = window.getByRole('dialog');
      await expect(card).toBeInViewport({ ratio: 1 });
      await card.getByRole('button', { name: button }).last().click();
    }
    await expect(window.getByRole('dialog')).toHaveCount(0);
  });

function pages(window: Page) {
  const environments = new EnvironmentsPage(window);
  return {
    dialog: environments.dialog,
    save: environments.save,
    field: (name: string) => environments.field(name).first(),
  };
}
