import { afterEach, expect, it, vi } from 'vitest';
import { chosenRowsByArrows } from './take-focus.ts';

afterEach(() => document.body.replaceChildren());

/** Opens a list while something has the focus. Returns whether its chosen row has it then. */
function opensFocused(html: string): boolean {
  document.body.innerHTML = html;
  document.querySelector<HTMLElement>('[data-focused]')?.focus();
  const list = document.body.appendChild(document.createElement('ul'));
  list.innerHTML = '<li><button>Bob</button></li><li><button aria-current="true">Ada</button></li>';
  chosenRowsByArrows(list)?.();
  return document.activeElement?.textContent === 'Ada';
}

it.each([
  ['nothing has the focus', ''],
  ['a button of the side bar has it', '<nav><button data-focused>Customers</button></nav>'],
])('takes the focus where %s', (_, html) => {
  expect(opensFocused(html)).toBe(true);
});

it.each([
  ['a person types', '<nav><input data-focused></nav>'],
  ['the view itself has it', '<main><button data-focused>Show all</button></main>'],
  ['a dialog has it', '<section role="dialog"><button data-focused>Close</button></section>'],
])('leaves the focus where %s', (_, html) => {
  expect(opensFocused(html)).toBe(false);
});

it('a field that was hidden with the view before is not typed in', () => {
  vi.spyOn(HTMLInputElement.prototype, 'checkVisibility').mockReturnValue(false);
  expect(opensFocused('<nav><input data-focused></nav>')).toBe(true);
  vi.restoreAllMocks();
});
