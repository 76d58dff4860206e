import type { Page } from '@playwright/test';
import { paste } from './fixtures/clipboard.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { type RecordingServer, startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const uri = 'oeh://outboundcomms/email-open?campaign=1234';
const wholeUri = `${uri}&first=true&email=ada@example.com`;

/** By the keyboard alone: Send, the button beside it, and the third entry. */
async function chooseByKeys({ window, composer }: Tidings): Promise<void> {
  await window.keyboard.press('Control+n');
  await composer.uri.fill(uri);
  await composer.customerKey.fill('ada@example.com');
  await composer.tid.fill('dedc2983-4666-4641-8047-61250a878f89');
  await composer.addProperty('first', 'true');
  const more = window.getByRole('button', { name: 'More ways to send' });
  const sendAs = window.getByRole('group', { name: 'Send as' });
  await more.focus();
  await window.keyboard.press('Enter');
  await expect(sendAs.getByRole('menuitemradio', { name: 'Event' })).toBeChecked();
  await sendAs.getByRole('menuitemradio', { name: 'Tracking pixel' }).focus();
  await window.keyboard.press('Enter');
  await expect(more).toBeFocused();
  const line = window.getByText('Sent as a tracking pixel');
  await expect(line).toContainText('the customer key in the parameter “email”, 1 property as a parameter');
  await expect(line).toContainText('Not in it: the TID.');
}

async function switchByPalette(window: Page): Promise<void> {
  const method = window.getByRole('region', { name: 'Request line' });
  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await window.keyboard.press('Control+z');
  await expect(method).toContainText('POST');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('Send as tracking pixel');
  await window.getByRole('option', { name: 'Send as tracking pixel' }).first().click();
  await expect(method).toContainText('GET');
}

async function sendAsShown({ window, composer }: Tidings, mxo: RecordingServer): Promise<void> {
  await composer.show('Preview');
  await expect(composer.preview).toContainText(`GET ${mxo.origin}/one/rt/track/`);
  const shown = await composer.preview.locator('pre').innerText();
  await window.getByRole('button', { name: 'Copy as' }).click();
  await window.getByRole('menuitem', { name: 'Tracking pixel (HTML)' }).click();
  await expect(window.getByText(/became a parameter of the URI\. Not in it: the TID\.$/)).toBeVisible();
  await window.getByRole('button', { name: 'Send to PROD' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Send to PROD' }).click();
  await expect(composer.outcome).toContainText('MXO has the event. A tracking pixel gets no TID.');
  await expect(composer.response).toContainText('Received');
  const [sent, ...others] = mxo.received;
  expect(others).toEqual([]);
  expect(sent).toMatchObject({ method: 'GET', body: '' });
  expect(sent?.headers).not.toHaveProperty('content-type');
  expect(shown.split('\n')[0]).toBe(`GET ${mxo.origin}${sent?.url}`);
  expect(new URL(`http://x${sent?.url}`).searchParams.get('uri')).toBe(wholeUri);
}

/** The history keeps it as what it was, and sends it again as that. */
async function sendAgain(window: Page, mxo: RecordingServer): Promise<void> {
  await window.keyboard.press('Control+Shift+h');
  const history = new HistoryPage(window);
  await expect(history.details).toContainText('Tracking pixel');
  await expect(history.chosen).toBeFocused();
  await window.keyboard.press('e');
  const again = window.getByRole('dialog', { name: 'Send again' });
  await expect(again.getByRole('list', { name: 'Different from then' })).toHaveCount(0);
  await again.getByRole('button', { name: /^Send to/ }).click();
  await expect
    .poll(() => mxo.received.map(({ method, url }) => [method, url]))
    .toEqual([
      ['GET', mxo.received[0]?.url],
      ['GET', mxo.received[0]?.url],
    ]);
}

/** Practice answers with an image too, and shows what came. */
async function useTemplate({ window, composer }: Tidings): Promise<void> {
  const pixel = `https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/pixel?uri=${encodeURIComponent(wholeUri)}`;
  await composer.choose('Environment', 'Practice');
  await window.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'Templates' }).click();
  await window.getByRole('button', { name: 'Use template Email opened' }).click();
  await expect(window.getByText('Sent as a tracking pixel')).toBeVisible();
  await expect(window.getByRole('tabpanel', { name: 'Form' }).getByRole('textbox').first()).toBeFocused();
  await window.keyboard.type('a@b.example');
  await composer.sendAndSee('Received');
  await expect(composer.outcome).toContainText('A tracking pixel gets no TID.');
  await window.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(window.getByRole('dialog', { name: 'Practice Monitoring' })).toContainText('Tracking pixel, no TID');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await window.getByRole('tab', { name: 'Form', exact: true }).focus();
  await paste(window, pixel);
  await expect(composer.uri).toHaveValue(wholeUri);
  await expect(window.getByRole('region', { name: 'Request line' })).toContainText('GET');
}

test('an event is sent as a tracking pixel, byte for byte as the preview shows it', async ({ tidings }) => {
  const { window } = tidings;
  const mxo = await startRecordingServer((_, response) => {
    response.setHeader('Content-Type', 'image/gif');
    response.end(gif);
  });
  await haveEnvironments(window, { name: 'PROD', serverName: mxo.origin, askBeforeSending: true });
  await test.step('it is chosen by the keyboard alone', () => chooseByKeys(tidings));
  await test.step('Undo takes it back, and the palette switches it', () => switchByPalette(window));
  await test.step('it is sent as the preview shows it', () => sendAsShown(tidings, mxo));
  await test.step('it is sent again from the history', () => sendAgain(window, mxo));
  await test.step('the template for an opened email is one, and so is a pasted one', () => useTemplate(tidings));
  await mxo.close();
});
