import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { useLeaving } from '#renderer/ui/leaving.ts';
import { useUnsaved } from '#renderer/ui/unsaved.ts';
import { saveBeforeClosing } from './save-before-closing.ts';

it('saves all that was typed before it answers, and names the forms with changes', () => {
  const bridge = installFakeBridge({ 'window.saved': () => ({}) });
  const end = saveBeforeClosing();
  const done: string[] = [];
  const { unmount } = renderHook(() => {
    useLeaving('stores', () => done.push(`store, calls: ${bridge.made.length}`));
    useLeaving('fields', () => done.push('field'));
    useUnsaved('UAT', true);
    useUnsaved('Unchanged', false);
  });
  bridge.push('window.closing', {});
  expect(done).toEqual(['field', 'store, calls: 0']);
  expect(bridge.made).toEqual([{ name: 'window.saved', input: { unsavedForms: ['UAT'] } }]);
  unmount();
  end();
});

it('answers even if something cannot be saved', () => {
  const bridge = installFakeBridge({ 'window.saved': () => ({}) });
  const end = saveBeforeClosing();
  const fails = { isBroken: true };
  const { unmount } = renderHook(() =>
    useLeaving('stores', () => {
      if (fails.isBroken) throw new Error('x');
    }),
  );
  expect(() => bridge.push('window.closing', {})).toThrow('x');
  expect(bridge.made).toHaveLength(1);
  fails.isBroken = false;
  unmount();
  end();
});
