import type { Handlers } from '#app/ipc/contract.ts';
import type { RemoteKey, Settings } from '#app/settings/settings.ts';
import type { RemoteShown } from '#app/storyboards/calls.ts';
import type { RemoteWindow } from '#main/desktop/desktop.ts';
import type { SendPush } from '#main/ipc/push.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';

export type RemoteHandlerParts = {
  readonly remote: RemoteWindow;
  readonly settings: Pick<DocumentStore<Settings>, 'read'>;
  readonly push: SendPush;
  /** Notifies the person of a problem. */
  readonly onNotice: (message: string) => void;
  /** A monotonic clock, in milliseconds. */
  readonly clock?: () => number;
};

/** Longer than a system waits before it repeats a key that is held: such a key is one press. */
const heldMs = 700;

type RemoteCalls = Extract<keyof Handlers, `remote.${string}`>;

export type RemoteHandlers = {
  readonly handlers: Pick<Handlers, RemoteCalls>;
  /** Call when the settings changed: the key may be another one. */
  readonly onSettings: () => void;
};

/** Passes messages between the presenting window and its remote. */
export function createRemoteHandlers(parts: RemoteHandlerParts): RemoteHandlers {
  const { remote, settings, push, onNotice, clock = () => performance.now() } = parts;
  let presentation: RemoteShown | null = null;
  let isOpen = false;
  let takenKey: RemoteKey = 'off';
  let pressedAt = Number.NEGATIVE_INFINITY;

  function onKey() {
    const isHeld = clock() - pressedAt < heldMs;
    pressedAt = clock();
    if (!isHeld) push('remote.pressed', { button: 'next' });
  }

  function holdKey() {
    const wanted = isOpen ? settings.read().remoteKey : 'off';
    if (wanted === takenKey) return;
    if (takenKey !== 'off') remote.releaseKey();
    takenKey = wanted;
    if (wanted === 'off' || remote.takeKey(wanted, onKey)) return;
    takenKey = 'off';
    onNotice(`${wanted} is used by another program, so it doesn’t reach the remote. Choose another key in Settings.`);
  }

  function onClosed() {
    isOpen = false;
    holdKey();
    push('remote.closed', {});
  }

  return {
    onSettings: holdKey,
    handlers: {
      'remote.open': () => {
        isOpen = true;
        remote.open(onClosed);
        holdKey();
        return {};
      },
      'remote.close': () => {
        presentation = null;
        remote.close();
        return {};
      },
      'remote.show': ({ shown }) => {
        presentation = shown;
        remote.push('remote.shown', shown);
        return {};
      },
      'remote.read': () => ({ shown: presentation }),
      'remote.press': ({ button }) => {
        push('remote.pressed', { button });
        return {};
      },
    },
  };
}
