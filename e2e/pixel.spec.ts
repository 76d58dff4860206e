import { paste } from './fixtures/clipboard.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const uri = 'oeh://outboundcomms/email-open?campaign=1234';
const wholeUri = `${uri}&first=true&email=ada@example.com`;

test('an event is sent as a tracking pixel, byte for byte as the preview shows it', async ({ tidings }) => {
  const { window, composer } = tidings;
  const mxo = await startRecordingServer((_, response) => {
    response.setHeader('Content-Type', 'image/gif');
    response.end(gif);
  });
  await haveEnvironments(window, { name: 'PROD', serverName: mxo.origin, askBeforeSending: true });
  await window.keyboard.press('Control+n');
  await composer.uri.fill(uri);
  await composer.customerKey.fill('ada@example.com');
  await composer.tid.fill('dedc2983-4666-4641-8047-61250a878f89');
  await composer.addProperty('first', 'true');

  // By the keyboard alone: Send, the button beside it, and the third entry.
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

  // The history keeps it as what it was, and sends it again as that.
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
      ['GET', sent?.url],
      ['GET', sent?.url],
    ]);
  await mxo.close();
});

test('the palette switches it, Undo takes it back, and it survives a restart', async ({ tidings }) => {
  const { window } = tidings;
  const method = window.getByRole('region', { name: 'Request line' });
  const choose = async (name: string) => {
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox', { name: 'Search and commands' }).fill(name);
    await window.getByRole('option', { name }).first().click();
  };
  await choose('Send as tracking pixel');
  await expect(method).toContainText('GET');
  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await window.keyboard.press('Control+z');
  await expect(method).toContainText('POST');
  await choose('Send as tracking pixel');
  await expect(method).toContainText('GET');
  const again = await tidings.restart();
  await expect(again.window.getByRole('region', { name: 'Request line' })).toContainText('GET');
  // Practice answers with an image too, and shows what came.
  await again.composer.sendAndSee('Received');
  await expect(again.composer.outcome).toContainText('A tracking pixel gets no TID.');
  await again.window.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(again.window.getByRole('dialog', { name: 'Practice Monitoring' })).toContainText(
    'Tracking pixel, no TID',
  );
});

test('the template for an opened email is a tracking pixel, and so is a pasted one', async ({ tidings }) => {
  const { window, composer } = tidings;
  const pixel = `https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/pixel?uri=${encodeURIComponent(wholeUri)}`;
  await window.getByRole('button', { name: 'Begin with a template' }).click();
  await window.getByRole('button', { name: 'Use template Email opened' }).click();
  await expect(window.getByText('Sent as a tracking pixel')).toBeVisible();
  await expect(window.getByRole('tabpanel', { name: 'Form' }).getByRole('textbox').first()).toBeFocused();
  await window.keyboard.type('ada@example.com');
  await composer.sendAndSee('Received');
  await expect(composer.outcome).toContainText('A tracking pixel gets no TID.');
  await window.getByRole('tab', { name: 'Form', exact: true }).focus();
  await paste(window, pixel);
  await expect(composer.uri).toHaveValue(wholeUri);
  await expect(window.getByRole('region', { name: 'Request line' })).toContainText('GET');
});
