import { beforeEach, expect, it, vi } from 'vitest';
import { takeOverFrame } from './take-over-frame.ts';

/** happy-dom edits nothing by command. */
beforeEach(() => {
  Object.assign(document, {
    execCommand: vi.fn((_command: string, _shown: boolean, text: string) => {
      const field = document.activeElement;
      if (field instanceof HTMLInputElement)
        field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
      return true;
    }),
  });
});

function open({ frame, app }: { readonly frame: string; readonly app: string }) {
  document.body.innerHTML = '<div id="root"><input id="uri"></div><div id="frame"><input></div>';
  const [field, typed] = ['#root #uri', '#frame input'].map((one) => document.querySelector<HTMLInputElement>(one));
  if (!field || !typed) throw new Error('There is no field.');
  field.value = app;
  typed.defaultValue = frame;
  typed.value = frame.replaceAll('\n', '');
  return { field, typed };
}

it('gives the app what was typed, and the focus', () => {
  const { field, typed } = open({ frame: 'a://old', app: 'a://old' });
  typed.focus();
  typed.value = 'a://old-7';
  takeOverFrame();
  expect([field.value, document.activeElement === field]).toEqual(['a://old-7', true]);
});

it('changes no other event than that which the frame showed', () => {
  const { field, typed } = open({ frame: 'a://old', app: 'shop://restored/event' });
  typed.focus();
  typed.value = 'a://old-7';
  takeOverFrame();
  expect([field.value, document.activeElement === field]).toEqual(['shop://restored/event', true]);
});

it('leaves a URI with a line break as it is where nothing was typed', () => {
  const { field } = open({ frame: 'a://b\n/c', app: 'a://b/c' });
  takeOverFrame();
  expect([field.value, document.activeElement === field]).toEqual(['a://b/c', false]);
  expect(document.execCommand).not.toHaveBeenCalled();
});
