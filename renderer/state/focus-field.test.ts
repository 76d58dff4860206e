import { expect, it } from 'vitest';
import { focusField, tabOfField } from './focus-field.ts';

it('a question that is answered by buttons gets the focus in its chosen button', () => {
  document.body.innerHTML =
    '<div id="form-agreed"><input type="radio" name="a" value="1"><input type="radio" name="a" value="2" checked></div>';
  focusField({ kind: 'form', id: 'agreed' });
  expect(document.activeElement).toMatchObject({ value: '2' });
});

it('a field of the header leaves the tab of the event as it is', () => {
  expect(tabOfField({ kind: 'site-key' })).toBeNull();
  expect(tabOfField({ kind: 'uri' })).toBe('event');
});
