import path from 'node:path';
import { fromRoot } from '../project.mjs';
import { makeSmall } from './small-png.mjs';

/** Hides messages that would cover the picture. */
const style = '.mantine-Notifications-root { display: none }';

/**
 * Takes the guide's pictures of a window, and records the bytes of each.
 * @param {import('@playwright/test').Page} window
 */
export function createCamera(window) {
  /** @type {Map<string, number>} */
  const taken = new Map();

  /**
   * @param {string} name
   * @param {{ of?: import('@playwright/test').Locator, height?: number, page?: import('@playwright/test').Page }} [how]
   *   `of` crops to an element, `height` to its upper part, or the window's
   */
  async function take(name, { of, height, page = window } = {}) {
    const file = fromRoot('docs', 'guide', 'pictures', `${name}.png`);
    const clip = of ? await cut(of, height) : height ? { x: 0, y: 0, width: 1280, height } : undefined;
    await page.mouse.move(0, 0);
    await page.screenshot({
      path: file,
      animations: 'disabled',
      caret: 'hide',
      style,
      ...(clip === undefined ? {} : { clip }),
    });
    taken.set(file, makeSmall(file));
    console.log(`  ${path.basename(file)}`);
  }
  return { taken, take };
}

/**
 * @param {import('@playwright/test').Locator} element
 * @param {number} [most] of its height
 */
async function cut(element, most = Number.POSITIVE_INFINITY) {
  const box = await element.boundingBox();
  if (box === null) throw new Error(`${element} is not to be seen`);
  return { ...box, height: Math.min(most, box.height, 800 - box.y) };
}
