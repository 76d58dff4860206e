import { expect, it } from 'vitest';
import { noRetention } from '#app/history/retention.ts';
import type { RemoteKey, Settings } from '#app/settings/settings.ts';
import type { RemoteShown } from '#app/storyboards/calls.ts';
import { createRemoteHandlers } from './handlers.ts';

const shown: RemoteShown = {
  storyboard: 'Spring',
  environment: { name: 'Practice', colour: 'green' },
  place: 'Step 1 of 6',
  next: 'Ada opens the e-mail',
  outcome: null,
  refused: '',
  isSending: false,
  isOver: false,
  tid: '',
};

/** A remote and a window that remember what they are told. */
function desk(remoteKey: RemoteKey, canHaveKey = true) {
  const told: unknown[] = [];
  let settings: Settings = { theme: 'light', retention: noRetention, zoom: 1, remoteKey, proxy: { kind: 'system' } };
  let closed = () => {};
  let press = () => {};
  const { handlers, onSettings } = createRemoteHandlers({
    remote: {
      open: (onClosed) => {
        closed = onClosed;
        told.push('opened');
      },
      close: () => closed(),
      push: (name, value) => told.push(['to the remote', name, value]),
      takeKey: (key, onPress) => {
        press = onPress;
        told.push(`take ${key}`);
        return canHaveKey;
      },
      releaseKey: () => told.push('release'),
    },
    settings: { read: () => settings },
    push: (name, value) => told.push(['to the window', name, value]),
    onNotice: (says) => told.push(says),
  });
  const choose = (key: RemoteKey) => {
    settings = { ...settings, remoteKey: key };
    onSettings();
  };
  return { handlers, told, press: () => press(), choose, closeByHand: () => closed() };
}

it('tells the remote how the presentation stands, also one that opens later', async () => {
  const { handlers, told } = desk('off');
  await handlers['remote.open']({});
  await handlers['remote.show']({ shown });
  expect(told).toEqual(['opened', ['to the remote', 'remote.shown', shown]]);
  expect(await handlers['remote.read']({})).toEqual({ shown });
});

it('tells the window what was pressed, and that the remote was closed', async () => {
  const { handlers, told, closeByHand } = desk('off');
  await handlers['remote.open']({});
  await handlers['remote.press']({ button: 'back' });
  closeByHand();
  expect(told.slice(1)).toEqual([
    ['to the window', 'remote.pressed', { button: 'back' }],
    ['to the window', 'remote.closed', {}],
  ]);
});

it('takes the key only when it was asked for, only while the remote is open', async () => {
  const { handlers, told, press, choose } = desk('F9');
  choose('F8');
  expect(told).toEqual([]);
  await handlers['remote.open']({});
  expect(told).toEqual(['opened', 'take F8']);
  press();
  choose('off');
  choose('PageDown');
  await handlers['remote.close']({});
  expect(told.slice(2)).toEqual([
    ['to the window', 'remote.pressed', { button: 'next' }],
    'release',
    'take PageDown',
    'release',
    ['to the window', 'remote.closed', {}],
  ]);
});

it('says when the key cannot be had, and does not release what it never had', async () => {
  const { handlers, told } = desk('F9', false);
  await handlers['remote.open']({});
  expect(told[2]).toContain('F9 is taken by another program');
  await handlers['remote.close']({});
  expect(told).not.toContain('release');
});
