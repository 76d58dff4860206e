import { expect, it } from 'vitest';
import { type RemoteKey, type Settings, usualSettings } from '#app/settings/settings.ts';
import { makeRemoteShown } from '#app/testing/make-remote-shown.ts';
import { createRemoteHandlers } from './handlers.ts';

const shown = makeRemoteShown();

/** A remote and a window that record the calls they receive. */
function openRemote(remoteKey: RemoteKey, canHaveKey = true) {
  const calls: unknown[] = [];
  let settings: Settings = { ...usualSettings, remoteKey };
  let closed = () => {};
  let press = () => {};
  let nowMs = 0;
  const { handlers, onSettings } = createRemoteHandlers({
    remote: {
      open: (onClosed) => {
        closed = onClosed;
        calls.push('opened');
      },
      close: () => closed(),
      push: (name, value) => calls.push(['to the remote', name, value]),
      takeKey: (key, onPress) => {
        press = onPress;
        calls.push(`take ${key}`);
        return canHaveKey;
      },
      releaseKey: () => calls.push('release'),
    },
    settings: { read: () => settings },
    push: (name, value) => calls.push(['to the window', name, value]),
    onNotice: (message) => calls.push(message),
    clock: () => nowMs,
  });
  const choose = (key: RemoteKey) => {
    settings = { ...settings, remoteKey: key };
    onSettings();
  };
  const pressAt = (ms: number) => {
    nowMs = ms;
    press();
  };
  return { handlers, calls, press: () => press(), pressAt, choose, closeByHand: () => closed() };
}

it('shows the presentation on the remote, also when it opens later', async () => {
  const { handlers, calls } = openRemote('off');
  await handlers['remote.open']({});
  await handlers['remote.show']({ shown });
  expect(calls).toEqual(['opened', ['to the remote', 'remote.shown', shown]]);
  expect(await handlers['remote.read']({})).toEqual({ shown });
});

it('notifies the window of a pressed button and of a closed remote', async () => {
  const { handlers, calls, closeByHand } = openRemote('off');
  await handlers['remote.open']({});
  await handlers['remote.press']({ button: 'back' });
  closeByHand();
  expect(calls.slice(1)).toEqual([
    ['to the window', 'remote.pressed', { button: 'back' }],
    ['to the window', 'remote.closed', {}],
  ]);
});

it('takes the key only when it is chosen, and only while the remote is open', async () => {
  const { handlers, calls, press, choose } = openRemote('F9');
  choose('F8');
  expect(calls).toEqual([]);
  await handlers['remote.open']({});
  expect(calls).toEqual(['opened', 'take F8']);
  press();
  choose('off');
  choose('PageDown');
  await handlers['remote.close']({});
  expect(calls.slice(2)).toEqual([
    ['to the window', 'remote.pressed', { button: 'next' }],
    'release',
    'take PageDown',
    'release',
    ['to the window', 'remote.closed', {}],
  ]);
});

it('takes a key that is held down as one press', async () => {
  const { handlers, calls, pressAt } = openRemote('F9');
  await handlers['remote.open']({});
  // Held down for two seconds, and pressed once more after that.
  for (const ms of [0, 660, ...Array.from({ length: 34 }, (_, at) => 700 + at * 40), 3_000]) pressAt(ms);
  expect(calls.slice(2)).toHaveLength(2);
});

it('reports a key that is taken, and does not release it', async () => {
  const { handlers, calls } = openRemote('F9', false);
  await handlers['remote.open']({});
  expect(calls[2]).toContain('F9 is used by another program');
  await handlers['remote.close']({});
  expect(calls).not.toContain('release');
});
