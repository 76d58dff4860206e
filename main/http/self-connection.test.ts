import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startEventServer } from '#main/testing/event-server.ts';
import { keep } from '#main/testing/keep.ts';
import { isConnectedToItself, refuseSelfConnection } from './self-connection.ts';

/** From a port that the system doesn't choose by itself, and that no other program has. */
async function connectToItself(): Promise<Socket> {
  const port = randomInt(10_000, 30_000);
  const socket = connect({ host: '127.0.0.1', port, localAddress: '127.0.0.1', localPort: port });
  return once(socket, 'connect').then(
    () => socket,
    () => connectToItself(),
  );
}

it('refuses a connection to itself, and none to a server', async () => {
  const own = await connectToItself();
  onTestFinished(() => void own.destroy());
  own.write('echo');
  expect(String((await once(own, 'data'))[0])).toBe('echo');
  expect(isConnectedToItself(own)).toBe(true);
  expect(refuseSelfConnection(own)).toBe(true);
  expect(await once(own, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
  const { origin } = keep(await startEventServer());
  const other = connect(Number(new URL(origin).port), '127.0.0.1');
  onTestFinished(() => void other.destroy());
  await once(other, 'connect');
  expect(refuseSelfConnection(other)).toBe(false);
});
