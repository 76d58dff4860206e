import { useEffect } from 'react';
import { isReachable, stops } from './areas.ts';

/** Something that had the focus, and its place among the controls of each element around it, the nearest first. */
type Place = {
  readonly element: HTMLElement;
  readonly around: readonly { readonly element: Element; readonly index: number }[];
};

/** What stands before the window for a moment: from there, the focus goes back to where it was before. */
const passing = '[role="dialog"], [role="menu"], [role="listbox"], [data-notices]';

/** What a dialog makes unreachable: the focus never goes behind it. */
const modal = '[role="dialog"][aria-modal="true"]';

/** How many places are known: a menu in a dialog takes two with it when it goes. */
const mostKnown = 12;

/**
 * Keeps the focus in the window. When what had it is removed, hidden or disabled, the focus goes to the control in its
 * place: the next row of a list, the button beside it. Otherwise it goes to where it was before, or to the view. Who
 * puts the focus elsewhere comes first: this only acts where it would be nowhere.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let known: readonly Place[] = [];
    let frame = 0;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      known = [placeOf(target), ...known.filter(({ element }) => element !== target)].slice(0, mostKnown);
    };
    const look = () => {
      frame = 0;
      const [last] = known;
      // A click on an empty place takes the focus away on purpose.
      if (last !== undefined && !isUsable(document.activeElement) && !isUsable(last.element)) focusAfter(known);
    };
    const observer = new MutationObserver(() => {
      // What the change itself does with the focus is done by then.
      if (frame === 0) frame = requestAnimationFrame(look);
    });
    document.addEventListener('focusin', remember);
    const attributeFilter = ['disabled', 'hidden', 'inert', 'style', 'class'];
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

function placeOf(element: HTMLElement): Place {
  const around: Place['around'][number][] = [];
  let one = element.parentElement;
  while (one !== null && !one.matches('main, body')) {
    around.push({ element: one, index: [...one.querySelectorAll(stops)].indexOf(element) });
    // Another part of the window isn't near.
    one = one.matches('header, nav') ? null : one.parentElement;
  }
  return { element, around };
}

function focusAfter(known: readonly Place[]): void {
  const front = [...document.querySelectorAll(modal)].filter(isShown).at(-1);
  const isAllowed = (one: HTMLElement) => front === undefined || front.contains(one);
  // In a presentation Space is Next: a button in the place of another would take it for itself.
  const presenter = document.querySelector<HTMLElement>('[data-presenter]');
  if (presenter !== null && isShown(presenter) && isAllowed(presenter)) {
    presenter.focus({ preventScroll: true });
    return;
  }
  for (const place of known) {
    const target = targetOf(place);
    if (target === null || !isAllowed(target)) continue;
    target.focus({ preventScroll: true });
    target.scrollIntoView?.({ block: 'nearest' });
    return;
  }
  const whole = front ?? [...document.querySelectorAll('main')].find(isShown);
  if (!(whole instanceof HTMLElement)) return;
  whole.tabIndex = -1;
  whole.focus({ preventScroll: true });
}

/** The element itself, what was made anew in its place, or the control that is there now. */
function targetOf({ element, around }: Place): HTMLElement | null {
  if (isUsable(element)) return element;
  const same = element.id === '' ? null : document.getElementById(element.id);
  if (same !== null && isUsable(same)) return same;
  if (element.closest(passing) !== null || around.some((one) => one.element.matches(passing))) {
    const dialog = around.find((one) => one.element.matches(modal));
    // A dialog that is still open keeps the focus.
    if (dialog === undefined || !isShown(dialog.element)) return null;
  }
  for (const { element: one, index } of around) {
    const controls = isShown(one) ? [...one.querySelectorAll<HTMLElement>(stops)] : [];
    const rest = [...controls.slice(index), ...controls.slice(0, index).reverse()];
    const next = rest.find((control) => control.tabIndex >= 0 && isUsable(control));
    if (next !== undefined) return next;
  }
  return null;
}

function isUsable(element: Element | null): boolean {
  return element !== null && !element.matches('body, :disabled') && isShown(element);
}

function isShown(element: Element): boolean {
  return element.isConnected && element instanceof HTMLElement && isReachable(element);
}
