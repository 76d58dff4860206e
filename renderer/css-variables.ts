import type { CSSVariablesResolver } from '@mantine/core';
import type { EnvironmentColour } from '#app/environments/environment.ts';

/** The background of an environment's banner and button, in both themes. White text passes AA on each. */
const environmentFills: Readonly<Record<EnvironmentColour, string>> = {
  slate: '#56666F',
  green: '#2B7547',
  blue: '#2460C4',
  violet: '#6A48BF',
  pink: '#AD2F86',
  red: '#B3222C',
  orange: '#A84A0C',
  ochre: '#7D5B00',
};

const environmentSquaresInDark: Readonly<Record<EnvironmentColour, string>> = {
  slate: '#9FB0B9',
  green: '#5DBE86',
  blue: '#7CA8F5',
  violet: '#AE96F0',
  pink: '#E784C2',
  red: '#F0827F',
  orange: '#F09A5B',
  ochre: '#D6B24A',
};

const light = {
  '--mantine-color-dimmed': '#586770',
  '--mantine-color-error': '#B3261E',
  '--mantine-color-default-border': '#DDE4E8',
  '--t-accent': '#0D6780',
  '--t-accent-soft': '#EAF5F8',
  '--t-accent-line': '#A8D3DF',
  '--t-chrome': '#F4F7F8',
  '--t-raised': '#FFFFFF',
  '--t-sunk': '#F8FAFB',
  '--t-hover': '#EEF2F4',
  '--t-second': '#3C4A51',
  '--t-edge': '#7A8890',
  '--t-line': '#DDE4E8',
  '--t-faint': '#E9EEF0',
  '--t-good': '#1F7040',
  '--t-good-tint': '#E8F4EC',
  '--t-bad': '#B3261E',
  '--t-bad-tint': '#FCECEA',
  '--t-unsure': '#8A5800',
  '--t-unsure-tint': '#FBF1DD',
  '--t-none': '#56666F',
  '--t-none-tint': '#EEF2F4',
  '--t-glyph': '#FFFFFF',
  '--t-found': '#FBF1DD',
  '--t-json-key': '#0D6780',
  '--t-json-text': '#7D4A00',
  '--t-json-number': '#6A48BF',
  ...prefixed('square', environmentFills),
};

const dark = {
  '--mantine-color-dimmed': '#98A7AF',
  '--mantine-color-error': '#F2938A',
  '--mantine-color-text': '#E4EAED',
  '--mantine-color-default': '#1D262B',
  '--mantine-color-default-border': '#2B363C',
  '--mantine-color-default-hover': '#212B30',
  '--mantine-primary-color-filled-hover': '#176F85',
  '--t-accent': '#7BBDCF',
  '--t-accent-soft': '#17303A',
  '--t-accent-line': '#24566A',
  '--t-chrome': '#101619',
  '--t-raised': '#1D262B',
  '--t-sunk': '#11181B',
  '--t-hover': '#212B30',
  '--t-second': '#C0CBD1',
  '--t-edge': '#6E7F88',
  '--t-line': '#2B363C',
  '--t-faint': '#222C31',
  '--t-good': '#62C48B',
  '--t-good-tint': '#16291F',
  '--t-bad': '#F2938A',
  '--t-bad-tint': '#331D1D',
  '--t-unsure': '#E3B256',
  '--t-unsure-tint': '#2E2615',
  '--t-none': '#98A7AF',
  '--t-none-tint': '#222B30',
  '--t-glyph': '#0E1417',
  '--t-found': '#4A3C14',
  '--t-json-key': '#7BBDCF',
  '--t-json-text': '#E3B256',
  '--t-json-number': '#AE96F0',
  ...prefixed('square', environmentSquaresInDark),
};

/** What Mantine has no variable for: backgrounds, lines, colours of outcomes, environments and syntax. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-font-weight-medium': '500', ...prefixed('fill', environmentFills) },
  light,
  dark,
});

function prefixed(
  kind: 'fill' | 'square',
  colours: Readonly<Record<EnvironmentColour, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(colours).map(([name, colour]) => [`--t-${kind}-${name}`, colour]));
}
