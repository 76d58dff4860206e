import type { CallName, Output } from './contract.ts';

type SavingCall = {
  [N in CallName]: Extract<Output<N>, { readonly kind: 'not-saved' }> extends never ? never : N;
}[CallName];

/**
 * What a call that can answer `not-saved` means when the window closes. `typed`: main waits for it, and the person learns
 * that it failed. `quiet`: main waits for it, but nothing typed depends on it. `slow`: it waits for a person, or takes as
 * long as it takes. The compiler asks for each of them.
 */
export const savingCalls: Readonly<Record<SavingCall, 'typed' | 'quiet' | 'slow'>> = {
  'storage.backUp': 'slow',
  'storage.restore': 'slow',
  'storage.cancelRestore': 'quiet',
  'retention.save': 'quiet',
  'run.export': 'slow',
  'run.exportArtillery': 'slow',
  'run.trash': 'quiet',
  'history.mark': 'typed',
  'history.export': 'slow',
  'history.trash': 'quiet',
  'secret.saveProxyPassword': 'typed',
  'workspace.change': 'typed',
  'workspace.save': 'typed',
  'environment.save': 'typed',
  'workspace.import': 'quiet',
  'file.save': 'slow',
  'exchange.saveBytes': 'slow',
  'environment.delete': 'quiet',
  'environment.swap': 'quiet',
  'environment.select': 'quiet',
  'settings.save': 'quiet',
  'tab.save': 'typed',
  'tab.arrange': 'quiet',
  'show.save': 'quiet',
  'show.end': 'quiet',
  'show.delete': 'quiet',
};

/** What a call means when the window closes; null when it saves nothing. */
export function savingKindOf(name: unknown): 'typed' | 'quiet' | 'slow' | null {
  return isSavingCall(name) ? savingCalls[name] : null;
}

function isSavingCall(name: unknown): name is SavingCall {
  return typeof name === 'string' && Object.hasOwn(savingCalls, name);
}
