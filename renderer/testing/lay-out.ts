import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

/** Gives every element of a test file a size: the test DOM has no layout, and a long list only renders visible lines. */
export function layOut(width: number, height: number): void {
  beforeEach(() => {
    vi.spyOn(ownerOf('clientWidth'), 'clientWidth', 'get').mockReturnValue(width);
    vi.spyOn(ownerOf('clientHeight'), 'clientHeight', 'get').mockReturnValue(height);
  });
  afterEach(() => void vi.restoreAllMocks());
}

/** Scrolls an element to so many pixels and fires the event, which the test DOM does not. */
export function scrollDown(element: Element | null, top: number): void {
  if (element === null) throw new Error('There is nothing to scroll.');
  element.scrollTop = top;
  fireEvent.scroll(element);
}

/** The prototype that gives elements a property: it need not be the one that the window shows. */
function ownerOf(property: keyof Element): HTMLElement {
  let owner: HTMLElement = Object.getPrototypeOf(document.createElement('div'));
  while (!Object.hasOwn(owner, property)) owner = Object.getPrototypeOf(owner);
  return owner;
}
