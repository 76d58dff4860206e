import type { Handlers, Push, PushName } from '#app/ipc/contract.ts';
import type { RemoteKey, Settings } from '#app/settings/settings.ts';
import type { RemoteShown } from '#app/storyboards/calls.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';

/** The small window itself, and the one key that reaches it from everywhere. */
export type RemoteWindow = {
  readonly open: (onClosed: () => void) => void;
  readonly close: () => void;
  readonly push: <N extends PushName>(name: N, value: Push<N>) => void;
  /** Takes the key from the whole computer; says whether it could be had. */
  readonly takeKey: (key: RemoteKey, onPress: () => void) => boolean;
  readonly releaseKey: () => void;
};

export type RemoteHandlerParts = {
  readonly remote: RemoteWindow;
  readonly settings: Pick<DocumentStore<Settings>, 'read'>;
  readonly push: <N extends PushName>(name: N, value: Push<N>) => void;
  /** Tells the person something that they have to know. */
  readonly onNotice: (says: string) => void;
};

type RemoteCalls = Extract<keyof Handlers, `remote.${string}`>;

export type RemoteHandlers = {
  readonly handlers: Pick<Handlers, RemoteCalls>;
  /** The key may be another one now. */
  readonly onSettings: () => void;
};

/** Relays between the window that presents and its remote. */
export function createRemoteHandlers({ remote, settings, push, onNotice }: RemoteHandlerParts): RemoteHandlers {
  let shown: RemoteShown | null = null;
  let isOpen = false;
  let taken: RemoteKey = 'off';

  function holdKey() {
    const wanted = isOpen ? settings.read().remoteKey : 'off';
    if (wanted === taken) return;
    if (taken !== 'off') remote.releaseKey();
    taken = wanted;
    if (wanted === 'off' || remote.takeKey(wanted, () => push('remote.pressed', { button: 'next' }))) return;
    taken = 'off';
    onNotice(`${wanted} is taken by another program, so it does not reach the remote. Choose another key in Settings.`);
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
        shown = null;
        remote.close();
        return {};
      },
      'remote.show': ({ shown: now }) => {
        shown = now;
        remote.push('remote.shown', now);
        return {};
      },
      'remote.read': () => ({ shown }),
      'remote.press': ({ button }) => {
        push('remote.pressed', { button });
        return {};
      },
    },
  };
}
