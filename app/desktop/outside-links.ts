import { z } from 'zod';

/** Every page outside that Tidings itself points to. The window names one; it never hands over an address. */
export const outsideLinks = {
  medallia: 'https://docs.medallia.com/',
  node: 'https://nodejs.org/',
} as const;

const names = ['medallia', 'node'] as const;

export const outsideLinkSchema = z.enum(names);

export type OutsideLink = (typeof names)[number];

/** The name of an address on the list; null for any other. */
export function outsideLinkOf(url: string): OutsideLink | null {
  return names.find((link) => outsideLinks[link] === url) ?? null;
}
