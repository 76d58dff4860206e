import { afterEach, expect, it, vi } from 'vitest';
import { takeStyles } from './session-in-page.ts';

afterEach(() => {
  document.head.replaceChildren();
  vi.restoreAllMocks();
});

/** A link to a style that isn't there, in a page that is read so far. */
function addLink(readyState: DocumentReadyState): HTMLLinkElement {
  vi.spyOn(document, 'readyState', 'get').mockReturnValue(readyState);
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', media: 'not all' });
  document.head.append(link);
  return link;
}

it.each(['load', 'error'])('takes a style once its link says “%s”', async (type) => {
  const link = addLink('interactive');
  const taken = takeStyles();
  expect(link.media).toBe('not all');
  link.dispatchEvent(new Event(type));
  await taken;
  expect(link.media).toBe('all');
});

it('does not wait for a style that failed before: not beyond the end of the page', async () => {
  addLink('interactive');
  const taken = takeStyles();
  dispatchEvent(new Event('load'));
  await taken;
});

it('does not wait for a style that failed before where the page has ended', async () => {
  const link = addLink('complete');
  await takeStyles();
  expect(link.media).toBe('all');
});
