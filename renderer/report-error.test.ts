import { afterEach, expect, it, vi } from 'vitest';
import { reportError, watchErrors } from './report-error.ts';
import { installFakeBridge } from './testing/fake-bridge.ts';

afterEach(() => void vi.restoreAllMocks());

it('errors outside rendering are reported by their class, until it is stopped', () => {
  const bridge = installFakeBridge({ 'error.report': () => ({}) });
  const end = watchErrors();
  const error = new ErrorEvent('error', { error: new RangeError('ada@example.com') });
  const rejection = Object.assign(new Event('unhandledrejection'), { reason: new TypeError('ada@example.com') });
  window.dispatchEvent(error);
  window.dispatchEvent(rejection);
  end();
  window.dispatchEvent(error);
  window.dispatchEvent(rejection);
  expect(bridge.made).toMatchObject([
    { name: 'error.report', input: { place: 'handler', error: { name: 'RangeError' } } },
    { name: 'error.report', input: { place: 'promise', error: { name: 'TypeError' } } },
  ]);
  expect(JSON.stringify(bridge.made)).not.toContain('ada');
});

it('a report that cannot be made is not reported in its turn', async () => {
  const bridge = installFakeBridge({});
  const onRejection = vi.fn();
  process.on('unhandledRejection', onRejection);
  reportError('window', new Error('x'));
  await new Promise((done) => setImmediate(done));
  process.off('unhandledRejection', onRejection);
  expect(bridge.made).toHaveLength(1);
  expect(onRejection).not.toHaveBeenCalled();
});
