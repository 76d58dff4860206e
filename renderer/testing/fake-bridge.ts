import type { Bridge, CallName, Input, Output, Push, PushName } from '#app/ipc/contract.ts';

type Answers = { readonly [N in CallName]?: (input: Input<N>) => Output<N> | Promise<Output<N>> };
type Desktop = { readonly giveFile?: Bridge['giveFile'] };

export type FakeBridge = {
  /** The names and inputs of the calls that were made, oldest first. */
  readonly made: readonly { readonly name: CallName; readonly input: unknown }[];
  readonly push: <N extends PushName>(name: N, value: Push<N>) => void;
};

/** Installs a bridge with these answers. A call without one fails like a bug in main. */
export function installFakeBridge(answers: Answers, { giveFile = async () => null }: Desktop = {}): FakeBridge {
  const made: { name: CallName; input: unknown }[] = [];
  const listeners: { name: PushName; listener: (value: never) => void }[] = [];
  const bridge: Bridge = {
    async call(name, input) {
      made.push({ name, input });
      const answer = answers[name];
      if (answer === undefined) return { ok: false, kind: 'failed', says: `${name} has no answer in this test.` };
      return { ok: true, value: await answer(input) };
    },
    on(name, listener) {
      const entry = { name, listener };
      listeners.push(entry);
      return () => listeners.splice(listeners.indexOf(entry), 1);
    },
    giveFile,
  };
  Object.defineProperty(window, 'bridge', { value: bridge, configurable: true });
  return {
    made,
    push: (name, value) => {
      for (const entry of listeners) if (entry.name === name) entry.listener(value as never);
    },
  };
}
