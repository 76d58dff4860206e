import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startEventServer } from '#main/testing/event-server.ts';
import { keep } from '#main/testing/keep.ts';
import { isConnectedToItself, refuseSelfConnection } from './self-connection.ts';

it('refuses a connection to itself, and none to a server', async () => {
  // A port that the system doesn't choose by itself.
  const own = connect({ host: '127.0.0.1', port: 20_007, localAddress: '127.0.0.1', localPort: 20_007 });
  onTestFinished(() => void own.destroy());
  await once(own, 'connect');
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
