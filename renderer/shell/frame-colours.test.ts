import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { cssVariables } from '#renderer/css-variables.ts';
import { fontsOn } from '#renderer/fonts.ts';
import { theme } from '#renderer/theme.ts';

const page = readFileSync(resolve(import.meta.dirname, '../index.html'), 'utf8');
const { light, dark } = cssVariables(theme as never);

/** The colours of the frame, by their names there, in the first or the second block. */
function coloursIn(block: number): Readonly<Record<string, string>> {
  const blocks = [...page.matchAll(/#frame \{\s*(--body[^}]*?)\n\s*(?:--head|\})/g)].map(([, text = '']) => text);
  const found = [...(blocks[block] ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(found.map(([, name = '', colour = '']) => [name, colour.toUpperCase()]));
}

const ofVariables = (names: Readonly<Record<string, string>>) => ({
  chrome: names['--t-chrome'],
  raised: names['--t-raised'],
  sunk: names['--t-sunk'],
  line: names['--t-line'],
  edge: names['--t-edge'],
  accent: names['--t-accent'],
  'accent-soft': names['--t-accent-soft'],
  'accent-line': names['--t-accent-line'],
});

it('the frame has the colours of the app', () => {
  const mark = theme.colors?.['tide'];
  expect(coloursIn(0)).toEqual({ body: theme.white, text: theme.black, mark: mark?.[7], ...ofVariables(light) });
  const text = dark['--mantine-color-text'];
  expect(coloursIn(1)).toEqual({ body: theme.colors?.dark?.[7], text, mark: mark?.[6], ...ofVariables(dark) });
});

it.each([
  ['Linux', 'X11; Linux x86_64'],
  ['the other systems', 'Windows NT 10.0; Win64; x64'],
])('the frame has the fonts of the app on %s', (_, userAgent) => {
  const { fontFamily, fontFamilyMonospace } = fontsOn(userAgent);
  expect(page).toContain(`--sans: ${fontFamily};`);
  expect(page).toContain(`--mono: ${fontFamilyMonospace};`);
});
