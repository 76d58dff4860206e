import type { Push, PushName } from '#app/ipc/contract.ts';

/** Sends the window something it didn't ask for. */
export type SendPush = <N extends PushName>(name: N, value: Push<N>) => void;
