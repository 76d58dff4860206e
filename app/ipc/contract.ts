import type { z } from 'zod';
import { customerCalls } from '#app/customers/calls.ts';
import { desktopCalls } from '#app/desktop/calls.ts';
import { environmentCalls } from '#app/environments/calls.ts';
import { eventCalls } from '#app/event/calls.ts';
import { exchangeCalls } from '#app/exchange/calls.ts';
import { historyCalls } from '#app/history/calls.ts';
import { libraryCalls } from '#app/library/calls.ts';
import { practiceCalls } from '#app/practice/calls.ts';
import { runCalls } from '#app/runs/calls.ts';
import { settingsCalls } from '#app/settings/calls.ts';
import { audienceCalls, remoteCalls, showCalls } from '#app/storyboards/calls.ts';
import type { GivenFile } from './given-file.ts';
import type { CallSchemas } from './lazy-call.ts';
import type { pushes } from './pushes.ts';
import { sessionCall } from './session-call.ts';

/** Every call that the window may make of main: what goes in and what comes out. Each noun declares its own. */
export const calls = {
  ...sessionCall,
  ...eventCalls,
  ...exchangeCalls,
  ...historyCalls,
  ...customerCalls,
  ...environmentCalls,
  ...libraryCalls,
  ...remoteCalls,
  ...audienceCalls,
  ...showCalls,
  ...runCalls,
  ...practiceCalls,
  ...settingsCalls,
  ...desktopCalls,
} as const satisfies Record<string, () => CallSchemas>;

export type CallName = keyof typeof calls;
type Schemas<N extends CallName> = ReturnType<(typeof calls)[N]>;
export type Input<N extends CallName> = z.input<Schemas<N>['input']>;
/** An input once it was parsed: its defaults filled in. */
export type Parsed<N extends CallName> = z.output<Schemas<N>['input']>;
export type Output<N extends CallName> = z.output<Schemas<N>['output']>;
export type PushName = keyof typeof pushes;
export type Push<N extends PushName> = z.output<(typeof pushes)[N]>;

/** What main implements: one function a call. An expected failure is a value; a throw is a bug. */
export type Handlers = {
  readonly [N in CallName]: (input: Parsed<N>) => Output<N> | Promise<Output<N>>;
};

/** What a call comes back as. `says` is for the log: in a window of ours it never happens. */
export type Reply<N extends CallName = CallName> =
  | { readonly ok: true; readonly value: Output<N> }
  | { readonly ok: false; readonly kind: 'unknown-call' | 'bad-input' | 'too-large' | 'failed'; readonly says: string };

/** What the preload gives the window. */
export type Bridge = {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Reply<N>>;
  /** Listens to a push; returns what ends it. */
  on<N extends PushName>(name: N, listener: (value: Push<N>) => void): () => void;
  /**
   * Hands main a `File` that the person chose or dropped, by its place on the disk, which the window itself never learns.
   * Null when it has none.
   */
  giveFile(file: unknown): Promise<GivenFile | null>;
};
