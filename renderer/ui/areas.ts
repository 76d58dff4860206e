/** The parts of the window that F6 moves between, by their place in it. The view is one, unless it has parts itself. */
const areaSelector = ['header', '[data-area]', 'section[aria-label="Response"]', 'main'].join(', ');

/** The controls that can have the focus. */
export const stops =
  'button:not([disabled]), input:not([disabled]), select, textarea, a[href], [contenteditable="true"], [tabindex="0"]';

/** What had the focus last in each area. */
const lastIn = new WeakMap<Element, HTMLElement>();

/** Moves the focus to the next area, or to the one before: to what had it there last, or to the first control. */
export function moveToArea(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(areaSelector)].filter(isReachable);
  // A part that has parts is not one itself.
  const areas = all.filter((area) => !all.some((other) => other !== area && area.contains(other)));
  const at = areas.findIndex((area) => area.contains(document.activeElement));
  const focused = document.activeElement;
  if (at !== -1 && areas[at] !== undefined && focused instanceof HTMLElement) lastIn.set(areas[at], focused);
  // From outside of all areas, the first or the last one is next.
  const from = at === -1 && by === -1 ? 0 : at;
  for (let step = 1; step <= areas.length; step += 1) {
    const area = areas[(from + by * step + areas.length * 2) % areas.length];
    const target = area === undefined ? undefined : targetIn(area);
    if (target === undefined) continue;
    target.focus();
    return;
  }
}

function targetIn(area: HTMLElement): HTMLElement | undefined {
  const last = lastIn.get(area);
  if (last?.isConnected === true && area.contains(last) && isReachable(last)) return last;
  const found = [...area.querySelectorAll<HTMLElement>(stops)].filter((one) => one.tabIndex >= 0 && isReachable(one));
  // What is chosen there, such as the tab in front, before what is only first.
  return found.find((one) => one.getAttribute('aria-current') !== null) ?? found[0];
}

/** Whether a person can get to it now. */
export function isReachable(element: HTMLElement): boolean {
  return element.closest('[inert]') === null && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
}
