import type { Draw } from '#app/event/variables.ts';

/** A draw for tests: the same values each time. */
export const anyDraw: Draw = { seed: 'test', at: '2026-01-02T03:04:05.000Z' };
