import { type Markup, markup } from '#app/text/markup.ts';
import { type Outcome, outcomeWords } from './outcome.ts';
import { halfWater, type OutcomeShape, outcomeShapes } from './outcome-shapes.ts';

/** The disc of an outcome in a page, as the app draws it. */
export function disc({ level, tone, glyph }: OutcomeShape): Markup {
  const water = level === 'half' ? markup`<path class="water" d="${halfWater}"/>` : null;
  return markup`<svg class="disc ${level} tone-${tone}" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7"/>${water}<path class="glyph" d="${glyph}"/></svg>`;
}

/** An outcome in a page: disc and word together. */
export function outcomeDisc(outcome: Outcome): Markup {
  return markWith(outcomeShapes[outcome], outcomeWords[outcome]);
}

/** A disc with a word of its own. */
export function markWith(shape: OutcomeShape, word: string): Markup {
  return markup`<span class="mark">${disc(shape)}${word}</span>`;
}
