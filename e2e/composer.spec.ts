import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { paste } from './fixtures/clipboard.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage, usualSiteKey } from './pages/environments.ts';

test('the URI and its table of parameters stay in step', async ({ tidings: { window, composer } }) => {
  await composer.uri.fill('assist://a/b?campaign=1&bare&empty=&campaign=2');
  const first = composer.row(composer.parameters, 0);
  await expect(first.name).toHaveValue('campaign');
  await expect(composer.row(composer.parameters, 3).value).toHaveValue('2');

  await first.value.fill('a b&c');
  await expect(composer.uri).toHaveValue('assist://a/b?campaign=a%20b%26c&bare&empty=&campaign=2');
  await expect(first.value).toHaveValue('a b&c');
  await composer.row(composer.parameters, 1).enabled.uncheck();
  await expect(composer.uri).toHaveValue('assist://a/b?campaign=a%20b%26c&empty=&campaign=2');
  await composer.uri.fill('assist://x?campaign=9&empty=&campaign=2');
  await expect(composer.row(composer.parameters, 1).name).toHaveValue('bare');
  await composer.row(composer.parameters, 1).enabled.check();
  await expect(composer.uri).toHaveValue('assist://x?campaign=9&bare&empty=&campaign=2');

  await window.getByRole('button', { name: 'Add parameter' }).click();
  await window.keyboard.type('added');
  await window.keyboard.press('Tab');
  await window.keyboard.type('1');
  await expect(composer.uri).toHaveValue('assist://x?campaign=9&bare&empty=&campaign=2&added=1');
  await composer.parameters.getByRole('button', { name: 'Remove' }).first().click();
  await expect(composer.uri).toHaveValue('assist://x?bare&empty=&campaign=2&added=1');
});

test('parameters move to the request URL and back', async ({ tidings: { composer, window } }) => {
  await composer.uri.fill('assist://a/b?campaign=1234&q=a%2Fb');
  const more = composer.parameters.getByRole('button', { name: 'More for URI parameters' });
  const badge = composer.parameters.getByText('on the request URL');
  await expect(badge).toBeHidden();
  await more.click();
  await expect(window.getByRole('menuitemradio', { name: 'Event URI', exact: true })).toBeChecked();
  await window.getByRole('menuitemradio', { name: 'Request URL', exact: true }).click();
  await expect(badge).toBeVisible();
  await expect(composer.uri).toHaveValue('assist://a/b');
  await composer.show('Preview');
  await expect(composer.preview).toContainText('/events?campaign=1234&q=a%2Fb');
  await expect(composer.preview).toContainText('{"uri":"assist://a/b"');
  await composer.show('Event');
  await more.click();
  await window.getByRole('menuitemradio', { name: 'Event URI', exact: true }).click();
  await expect(badge).toBeHidden();
  await expect(composer.uri).toHaveValue('assist://a/b?campaign=1234&q=a%2Fb');
});

const strangeUris = [
  'android://My.App/Über uns/Größe?x=ä b',
  'HTTPS://WWW.Example.COM/%2F%2e%zz/../a',
  'assist://héllo/😀?emoji=😀&plus=a+b',
  'no scheme at all',
];

/** Whether all of a request has arrived: it may come in several parts. */
function isWhole(request: Buffer): boolean {
  const text = request.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return end !== -1 && text.length - end - 4 >= Number(/content-length: (\d+)/i.exec(text)?.[1]);
}

test('the preview shows the sent request, byte for byte', async ({ tidings: { window, composer } }) => {
  const arrived: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      arrived.push(chunk);
      if (!isWhole(Buffer.concat(arrived))) return;
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"statusCode":200}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new EnvironmentsPage(window).add({ name: 'Raw', serverName: origin });
  await composer.addProperty('quotes "and" \\', 'line & <tag> ü 😀');

  for (const uri of strangeUris) {
    arrived.length = 0;
    await composer.uri.fill(uri);
    await composer.show('Preview');
    const shown = await composer.preview.locator('pre').innerText();
    await composer.show('Event');
    await composer.sendAndSee('Received');
    const wire = Buffer.concat(arrived).toString('utf8').replaceAll('\r\n', '\n');
    expect(wire).toBe(
      shown
        .replace(`POST ${origin}`, 'POST ')
        .replace('/events', '/events HTTP/1.1')
        .replace('POST /', 'POST /')
        .replace(/^POST {2}/, 'POST '),
    );
    expect(JSON.parse(wire.slice(wire.indexOf('\n\n'))).uri).toBe(uri);
  }
  server.close();
});

test('each body form is sent as the environment says', async ({ tidings: { window, composer } }) => {
  const server = await startRecordingServer();
  const environments = new EnvironmentsPage(window);
  await composer.uri.fill('api://my.touchpoint/customer/interaction');
  await composer.customerKey.fill('CRM-004711');
  await environments.add({ name: 'Array', serverName: server.origin });
  await composer.sendAndSee('Received');
  await environments.add({ name: 'Object form', serverName: server.origin, bodyForm: 'Object' });
  await composer.sendAndSee('Received');
  await expect.poll(() => server.received.length).toBe(2);
  await environments.add({
    name: 'Key form',
    serverName: server.origin,
    bodyForm: 'customerKey',
    customerKeyName: 'CRM id',
  });
  await composer.row(composer.properties, 0).enabled.uncheck();
  await composer.send.click();
  await expect.poll(() => server.received.length).toBe(3);

  const bodies = server.received.map(({ body }) => JSON.parse(body));
  const uri = 'api://my.touchpoint/customer/interaction';
  expect(bodies).toEqual([
    {
      uri,
      properties: [
        { name: 'channel', value: 'call centre' },
        { name: 'interestLevel', value: 'high' },
      ],
      ck: 'CRM-004711',
    },
    { uri, properties: { channel: 'call centre', interestLevel: 'high' }, ck: 'CRM-004711' },
    {
      uri,
      properties: [{ name: 'interestLevel', value: 'high' }],
      customerKey: 'CRM-004711',
      customerKeyName: 'CRM id',
    },
  ]);
  expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array(3).fill(`POST /one/rt/track/${usualSiteKey}/events`),
  );
  await server.close();
});

test("errors block Send and lead to their field; warnings don't", async ({ tidings: { window, composer } }) => {
  await composer.tid.fill('not a tid');
  await expect(composer.problems).toContainText('This doesn’t look like a TID');
  await composer.sendAndSee('Received');

  await composer.uri.fill('');
  await expect(composer.problems.getByRole('listitem').first()).toContainText('The URI is empty');
  await composer.send.click();
  await expect(composer.uri).toBeFocused();
  await composer.customerKey.focus();
  await composer.problems.getByRole('button', { name: 'Go to field' }).first().click();
  await expect(composer.uri).toBeFocused();

  await window.keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(1);
});

test('several pasted lines become several properties', async ({ tidings: { window, composer } }) => {
  await window.getByRole('button', { name: 'Add property' }).click();
  await composer.row(composer.properties, 2).name.focus();
  await paste(window, 'colour\tblue\nmodel: Q4\nbudget=20000');
  await expect(composer.row(composer.properties, 2).value).toHaveValue('blue');
  await expect(composer.row(composer.properties, 3).name).toHaveValue('model');
  await expect(composer.row(composer.properties, 4).value).toHaveValue('20000');
});
