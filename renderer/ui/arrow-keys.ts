import { type Arrangement, linesOf } from './arrangement.ts';
import { wantRow } from './wanted-row.ts';

type Group = {
  /** What the arrow keys go to: the controls themselves, or rows with controls in them. */
  readonly items: string;
  readonly as: Arrangement;
};

const controls = 'button, input, select, textarea, a[href], summary, [tabindex]';

/** How many frames a list may take to render a row that was out of sight. */
const mostFrames = 30;

/**
 * Makes one stop of Tab of a group: the arrow keys, Home, End, Page Up and Page Down move in it. Works on the elements, so
 * that long lists, which only render the visible rows, need nothing else. To be given as a `ref`.
 */
export function arrowKeys(group: Group): (container: HTMLElement | null) => (() => void) | undefined {
  return (container) => (container === null ? undefined : watch(container, group));
}

/** A list whose rows have controls in them. One function for all lists, so that no render attaches it again. */
export const rowsByArrows = arrowKeys({ items: 'li', as: 'rows' });

/** The same for cards in several columns. */
export const cardsByArrows = arrowKeys({ items: 'li', as: 'columns' });

/** Buttons side by side. */
export const buttonsByArrows = arrowKeys({ items: 'button', as: 'line' });

function watch(container: HTMLElement, group: Group): () => void {
  const stops = tabStops(container, group);

  function onKey(event: KeyboardEvent) {
    const item = stops.itemOf(event.target);
    if (item === undefined || isForOther(event)) return;
    const lines = linesOf(container, stops.items(), group.as);
    const by = lines.stepOf(event.key);
    if (by === null) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(lines.sizeOf(item) - 1, Math.max(0, lines.placeOf(item) + by));
    if (next === lines.placeOf(item)) return;
    const { target } = event;
    const control = target instanceof Element ? target : null;
    const goTo = (found: HTMLElement) => {
      stops.focus(found, control);
      if (!wantRow(container, next)) found.scrollIntoView({ block: 'nearest' });
    };
    const row = lines.at(next);
    if (row !== undefined && controlsOf(row).length > 0) return goTo(row);
    // A list that renders only the visible rows renders it once it is in sight.
    if (!wantRow(container, next)) lines.scrollBy((next - lines.placeOf(item)) * item.offsetHeight);
    whenFound(() => linesOf(container, stops.items(), group.as).at(next), goTo);
  }
  const onFocus = ({ target }: FocusEvent) => stops.moveTo(stops.itemOf(target));
  const onLeave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && container.contains(relatedTarget))) stops.leave();
  };

  stops.set();
  const observer = new MutationObserver(stops.set);
  const attributeFilter = ['aria-current', 'data-chosen', 'data-active'];
  observer.observe(container, { childList: true, subtree: true, attributeFilter });
  container.addEventListener('focusin', onFocus);
  container.addEventListener('focusout', onLeave);
  container.addEventListener('keydown', onKey);
  return () => {
    observer.disconnect();
    container.removeEventListener('focusin', onFocus);
    container.removeEventListener('focusout', onLeave);
    container.removeEventListener('keydown', onKey);
  };
}

/** Keeps all but one item of a group out of the Tab order. */
function tabStops(container: HTMLElement, group: Group) {
  /** Those that are out of the Tab order because of this group, and none that are for another reason. */
  const left = new WeakSet<Element>();
  let stop: HTMLElement | null = null;
  const items = () => [...container.querySelectorAll<HTMLElement>(group.items)].filter(isShown);

  function set() {
    const all = items();
    const current = all.find((item) => item === stop) ?? all.find(isCurrent) ?? all[0];
    for (const item of all)
      for (const control of controlsOf(item)) {
        if (item !== current && control.tabIndex >= 0) {
          control.tabIndex = -1;
          left.add(control);
        } else if (item === current && left.delete(control)) control.tabIndex = 0;
      }
  }

  function moveTo(item: HTMLElement | undefined) {
    if (item === undefined || item === stop) return;
    stop = item;
    set();
  }

  return {
    items,
    set,
    moveTo,
    /** What is chosen in the group is where Tab comes back to. */
    leave: () => {
      if (!items().some(isCurrent)) return;
      stop = null;
      set();
    },
    itemOf: (target: EventTarget | null) => items().find((item) => target instanceof Node && item.contains(target)),
    /** Focuses an item; in rows of several controls, the one that is like the one before. */
    focus: (item: HTMLElement, like: Element | null) => {
      const own = controlsOf(item);
      const before = stop === null ? [] : controlsOf(stop);
      const same = own.length === before.length ? own.find((_, index) => before[index] === like) : undefined;
      moveTo(item);
      (same ?? own[0])?.focus({ preventScroll: true });
    },
  };
}

function controlsOf(item: HTMLElement): readonly HTMLElement[] {
  return item.matches(controls) ? [item] : [...item.querySelectorAll<HTMLElement>(controls)].filter(isShown);
}

/** Calls back once a row is there with its controls. */
function whenFound(find: () => HTMLElement | undefined, then: (row: HTMLElement) => void, frames = mostFrames): void {
  if (frames === 0) return;
  requestAnimationFrame(() => {
    const row = find();
    if (row !== undefined && controlsOf(row).length > 0) then(row);
    else whenFound(find, then, frames - 1);
  });
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility?.() ?? true;
}

function isCurrent(item: Element): boolean {
  const marks = '[aria-current], [data-chosen], [data-active]';
  return item.matches(marks) || item.querySelector(marks) !== null;
}

/** Whether a key is for what has the focus: a text field, or something that is open there. */
function isForOther({ target, isComposing, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented }: KeyboardEvent) {
  if (defaultPrevented || isComposing || ctrlKey || metaKey || altKey || shiftKey) return true;
  if (!(target instanceof HTMLElement)) return true;
  if (target.getAttribute('aria-expanded') === 'true' && target.getAttribute('aria-haspopup') !== null) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
