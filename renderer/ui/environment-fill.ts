import type { Environment } from '#app/environments/environment.ts';
import { guardColour } from '#app/environments/new-colour.ts';

type Filled = Pick<Environment, 'colour' | 'askBeforeSending'>;

/** What the banner and the buttons that send are filled with: red where events reach real customers, whatever the colour. */
export function environmentFill(environment: Filled): string {
  return `var(--t-fill-${shownColour(environment)})`;
}

/** The same, for text and lines on the page. */
export function environmentLine(environment: Filled): string {
  return `var(--t-square-${shownColour(environment)})`;
}

function shownColour({ colour, askBeforeSending }: Filled) {
  return askBeforeSending ? guardColour : colour;
}
