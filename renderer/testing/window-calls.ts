import type { installFakeBridge } from './fake-bridge.ts';

/** What main answers to the calls that a window makes by itself, with nothing saved. */
export const windowCalls = {
  'tab.save': () => ({ kind: 'saved' }),
  'tab.arrange': () => ({ kind: 'saved' }),
  'customer.continuation': () => ({ continuation: null }),
  'customer.count': () => ({ all: 0 }),
  'customer.check': () => ({ tid: { kind: 'keep' }, repeatedAfterMs: null }),
  'run.list': () => ({ runs: [] }),
  'file.takeOpened': () => ({ files: [], unreadable: [] }),
  'menu.offer': () => ({}),
} satisfies Parameters<typeof installFakeBridge>[0];
