import type { Bridge, CallName, Input, Output, Push, PushName } from '#app/ipc/contract.ts';
import type { GivenFile } from '#app/ipc/given-file.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** Makes a call of the contract. Rejects only on a bug: what can go wrong in use is part of the answer. */
export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await window.bridge.call(name, input);
  if (!reply.ok) throw new Error(reply.says);
  return reply.value;
}

/** Listens to a push of the contract; returns what ends it. */
export function listen<N extends PushName>(name: N, listener: (value: Push<N>) => void): () => void {
  return window.bridge.on(name, listener);
}

/** Hands main a file that the person chose or dropped; null when it has no place on the disk. */
export function giveFile(file: File): Promise<GivenFile | null> {
  return window.bridge.giveFile(file);
}
