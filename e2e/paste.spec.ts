import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paste } from './fixtures/clipboard.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { usualSiteKey } from './pages/environments.ts';

const endpoint = `https://uat.example.com/one/rt/track/${usualSiteKey}/events`;
const body = '{"uri":"assist://pasted/event","properties":[{"name":"mood","value":"good"}],"ck":"bob@example.com"}';
const collection = JSON.stringify({
  info: { name: 'Spring', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [{ name: 'Interest', request: { method: 'POST', url: endpoint, body: { mode: 'raw', raw: body } } }],
});
const openEvents = (window: Page) => window.getByRole('list', { name: 'Open events' }).getByRole('listitem');

/** Drops files on an element, as the desktop does. */
async function drop(
  window: Page,
  selector: string,
  ...files: readonly { readonly name: string; readonly text: string }[]
): Promise<boolean> {
  return window.evaluate(
    ({ at, given }) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      const target = document.querySelector(at);
      const isAllowed = target?.dispatchEvent(new DragEvent('dragover', init)) === false;
      return target?.dispatchEvent(new DragEvent('drop', init)) === false && isAllowed;
    },
    { at: selector, given: files },
  );
}

test('what is pasted becomes an event, fills the URI, stays text or is shown before it is imported', async ({
  tidings: { window, composer, userData },
}) => {
  await haveEnvironments(window, { name: 'UAT', serverName: 'https://uat.example.com' });
  await composer.choose('Environment', 'Practice');
  const environment = window.getByRole('combobox', { name: 'Environment', exact: true });
  const leaveFields = () => window.getByRole('tab', { name: 'Event', exact: true }).focus();

  await test.step('pasting anywhere creates an event and says what was recognised', async () => {
    await leaveFields();
    await paste(window, `curl -k -X POST '${endpoint}?tid=dedc2983-4666-4641-8047-61250a878f89' -d '${body}'`);
    await expect(composer.uri).toHaveValue('assist://pasted/event');
    await expect(composer.tid).toHaveValue('dedc2983-4666-4641-8047-61250a878f89');
    await expect(environment).toHaveValue('UAT');
    await expect(window.getByText(`A cURL command was pasted. UAT with the site key ${usualSiteKey}`)).toBeVisible();
    await expect(openEvents(window)).toHaveCount(2);
  });

  await test.step('a whole request pasted into the URI field fills the event; other text stays as text', async () => {
    await window.keyboard.press('Control+n');
    await composer.uri.focus();
    await paste(window, `curl '${endpoint}' -d '${body}'`);
    await expect(composer.uri).toHaveValue('assist://pasted/event');
    await expect(openEvents(window)).toHaveCount(3);
    await composer.uri.focus();
    await window.keyboard.press('End');
    await paste(window, '/there');
    await expect(composer.uri).toHaveValue('assist://pasted/event/there');
    await paste(window, `${endpoint}?tid=dedc2983-4666-4641-8047-61250a878f89`);
    await expect(window.getByRole('region', { name: 'Pasted TID' })).toContainText('dedc2983');
    await expect(composer.tid).toHaveValue('');
    await expect(composer.uri).toHaveValue('assist://pasted/event/there');
  });

  await test.step('a pasted collection or a dropped file is previewed before it is imported', async () => {
    const dialog = window.getByRole('dialog', { name: 'Import' });
    await leaveFields();
    await paste(window, collection);
    await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(collection);
    await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('Interest');
    expect(await drop(window, '[role="dialog"]', { name: 'body.json', text: body })).toBe(true);
    await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(body);
    // While it is read, Esc only stops that.
    await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('1 request');
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(composer.uri).toHaveValue('assist://pasted/event/there');
  });

  await test.step('the window stays where it is when a file is opened in it', async () => {
    const before = window.url();
    const file = join(userData, 'dropped.html');
    await writeFile(file, '<h1>elsewhere</h1>');
    await window.evaluate((url) => {
      location.href = url;
    }, `file://${file}`);
    expect(window.url()).toBe(before);
  });
});

test('a collection and its environment are dropped together, and its event is sent', async ({ tidings }) => {
  const { window, composer } = tidings;
  const server = await startRecordingServer();
  const url = `{{host}}/one/rt/track/{{siteKey}}/events`;
  const values = [
    { key: 'host', value: server.origin },
    { key: 'siteKey', value: 'ONE-UATUATUAT1-0001' },
  ];
  const dialog = window.getByRole('dialog', { name: 'Import' });
  const isTaken = await drop(
    window,
    '#uri',
    { name: 'two files.postman_collection.json', text: collection.replace(endpoint, url) },
    { name: 'UAT.postman_environment.json', text: JSON.stringify({ name: 'UAT two files', values }) },
    { name: 'notes.txt', text: 'hello' },
  );
  expect(isTaken).toBe(true);
  await expect(dialog.getByText('2 of 3 files will add')).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Files' })).toContainText('notes.txt Not imported');
  await expect(dialog.getByRole('list', { name: 'Not taken over' })).toContainText('can’t read this text');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await window.getByRole('button', { name: 'Show it' }).click();
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('UAT two files');
  await composer.sendAndSee('Received');
  expect(server.received.map((one) => one.url)).toEqual(['/one/rt/track/ONE-UATUATUAT1-0001/events']);
  await server.close();

  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await window.keyboard.press('ControlOrMeta+Z');
  await expect(window.getByRole('tree', { name: 'Saved requests' }).getByRole('treeitem')).toHaveCount(0);
  await window.getByRole('combobox', { name: 'Environment', exact: true }).click();
  await expect(window.getByRole('option', { name: 'UAT two files' })).toHaveCount(0);
});
