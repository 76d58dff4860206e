import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage, usualSiteKey } from './pages/environments.ts';

const uri = 'android://My.App/Über uns/%2F%2e%zz/../Größe?x=ä b&emoji=😀&plus=a+b';
const added = 'added=1';

/** Whether all of a request has arrived: it may come in several parts. */
function isWhole(request: Buffer): boolean {
  const text = request.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return end !== -1 && text.length - end - 4 >= Number(/content-length: (\d+)/i.exec(text)?.[1]);
}

/** A server that keeps the bytes of the last request. */
async function startRawServer() {
  let arrived = Buffer.alloc(0);
  const server = createServer((socket) => {
    let own = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      own = Buffer.concat([own, chunk]);
      arrived = own;
      if (!isWhole(own)) return;
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"statusCode":200}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: () => arrived.toString('utf8').replaceAll('\r\n', '\n'),
    close: () => void server.close(),
  };
}

async function compose({ window, composer }: Tidings): Promise<void> {
  await composer.uri.fill(uri);
  await composer.customerKey.fill('CRM-004711');
  await window.getByRole('button', { name: 'Add parameter' }).click();
  await window.keyboard.type('added');
  await window.keyboard.press('Tab');
  await window.keyboard.type('1');
  await expect(composer.uri).toHaveValue(`${uri}&${added}`);
  await composer.addProperty('quotes "and" \\', 'line & <tag> ü 😀');
}

test('the preview shows the sent request, byte for byte, in the form of the environment', async ({ tidings }) => {
  const { window, composer } = tidings;
  const server = await startRawServer();
  await haveEnvironments(window, { name: 'Raw', serverName: server.origin });
  /** Sends, and gives the body of what arrived. */
  const sendAsShown = async (): Promise<unknown> => {
    await composer.show('Preview');
    const shown = await composer.preview.locator('pre').innerText();
    await composer.sendAndSee('Received');
    const wire = server.arrived();
    expect(wire).toBe(
      shown
        .replace(`POST ${server.origin}`, 'POST ')
        .replace('/events', '/events HTTP/1.1')
        .replace(/^POST {2}/, 'POST '),
    );
    expect(wire).toContain(`POST /one/rt/track/${usualSiteKey}/events HTTP/1.1`);
    await composer.show('Event');
    return JSON.parse(wire.slice(wire.indexOf('\n\n')));
  };
  await compose(tidings);
  const properties = [
    { name: 'channel', value: 'call centre' },
    { name: 'interestLevel', value: 'high' },
    { name: 'quotes "and" \\', value: 'line & <tag> ü 😀' },
  ];
  await test.step('as an array', async () => {
    expect(await sendAsShown()).toEqual({ uri: `${uri}&${added}`, properties, ck: 'CRM-004711' });
  });
  await test.step('with customerKey, as the environment says from now on', async () => {
    const environments = new EnvironmentsPage(window);
    await environments.open();
    const fields = { name: 'Raw', serverName: server.origin };
    await environments.fill({ ...fields, bodyForm: 'customerKey', customerKeyName: 'CRM id' });
    await environments.save.click();
    await environments.dialog.waitFor({ state: 'hidden' });
    await composer.row(composer.properties, 0).enabled.uncheck();
    expect(await sendAsShown()).toEqual({
      uri: `${uri}&${added}`,
      properties: properties.slice(1),
      customerKey: 'CRM-004711',
      customerKeyName: 'CRM id',
    });
  });
  server.close();
});
