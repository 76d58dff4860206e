import type { Outcome } from './outcome.ts';

/** The sign of an outcome, in a square of 16 by 16. */
export type OutcomeShape = {
  /** How much of the event MXO has: all, perhaps, nothing. */
  readonly level: 'full' | 'half' | 'ring';
  readonly tone: 'good' | 'bad' | 'unsure' | 'none';
  /** An SVG path, drawn with a line of 1.6. */
  readonly glyph: string;
};

/** The water in a disc that is half full, an SVG path. */
export const halfWater = 'M1 8c1.8-1.2 3.2 1.2 5 0s3.2-1.2 5 0 2.6.8 4 0a7 7 0 0 1-14 0z';

const cross = 'M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6';

/** Fill says what MXO has, colour what it means, the glyph which outcome it is; its name is always beside it. */
export const outcomeShapes: Readonly<Record<Outcome, OutcomeShape>> = {
  received: { level: 'full', tone: 'good', glyph: 'M4.8 8.2l2.2 2.2 4.2-4.5' },
  'refused-in-the-body': { level: 'full', tone: 'bad', glyph: 'M8 4.4v4.2M8 11.4v.1' },
  'unreadable-answer': {
    level: 'full',
    tone: 'unsure',
    glyph: 'M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.1M8 11.6v.1',
  },
  redirected: {
    level: 'full',
    tone: 'unsure',
    glyph: 'M5.4 10.8V8.4a1.4 1.4 0 0 1 1.4-1.4h3.6M8.7 5.1l1.9 1.9-1.9 1.9',
  },
  refused: { level: 'full', tone: 'bad', glyph: cross },
  'server-error': { level: 'full', tone: 'bad', glyph: 'M8.7 4.2L6.2 8.3h3.4L7.2 12' },
  'not-reached': { level: 'ring', tone: 'bad', glyph: cross },
  'not-trusted': { level: 'ring', tone: 'bad', glyph: 'M5.6 7.6h4.8v3.4H5.6zM6.6 7.6V6.3a1.4 1.4 0 0 1 2.8 0v1.3' },
  'invalid-answer': { level: 'half', tone: 'unsure', glyph: 'M5.4 4.4l2 2-2 2M8.6 4.4l2 2-2 2' },
  'cut-off': { level: 'half', tone: 'unsure', glyph: 'M4.4 6.6l1.8-1.8 1.8 1.6 1.8-1.6 1.8 1.8' },
  'timed-out': { level: 'half', tone: 'unsure', glyph: 'M8 3.6V8h2.8' },
  cancelled: { level: 'half', tone: 'none', glyph: 'M6.4 3.6l3.2 3.2M9.6 3.6L6.4 6.8' },
  interrupted: { level: 'half', tone: 'none', glyph: 'M6.9 3.8v2.8M9.1 3.8v2.8' },
};
