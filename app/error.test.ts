import { expect, it } from 'vitest';
import { errorSchema } from '#app/desktop/calls.ts';
import { describeError, formatError } from './error.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

it('keeps the class of an error and where it was thrown', () => {
  const error = describeError(thrownBy(() => JSON.parse('{"ck":"ada@example.com"')));
  expect(error.name).toBe('SyntaxError');
  expect(error.at[0]).toMatch(/^error\.test\.ts:\d+:\d+$/);
  expect(formatError(error)).toMatch(/^SyntaxError at error\.test\.ts:\d+:\d+/);
});

it('keeps no message, not even one that looks like a stack', () => {
  const error = new RangeError('ada@example.com\n    at send (ada.js:1:2)\n    at ada-lovelace.ts:3:4');
  const text = formatError(describeError(error));
  expect(text).toMatch(/^RangeError at error\.test\.ts/);
  expect(text).not.toMatch(/ada/);
  error.message = 'Another.';
  expect(describeError(error).at).toEqual([]);
});

it('keeps no folder and no name of a function', () => {
  const error = new Error('x');
  error.stack = [
    'Error: x',
    '    at ada.send (file:///home/ada/Tidings/out/main/services.js:10:20)',
    '    at C:\\Users\\ada\\services.js:1:2',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
    '    at async app://tidings/assets/index-B0d_Tl2G.js:3:4',
  ].join('\n');
  expect(describeError(error).at).toEqual(['services.js:10:20', 'services.js:1:2', 'index-B0d_Tl2G.js:3:4']);
});

it.each([
  ['a text', 'ada@example.com', 'string'],
  ['nothing', undefined, 'undefined'],
  ['an error that is called after somebody', Object.assign(new Error('x'), { name: 'Ada Lovelace' }), 'Error'],
  ['an error of the browser', new DOMException('x', 'AbortError'), 'AbortError'],
])('names %s by its kind', (_, thrown, name) => {
  const error = describeError(thrown);
  expect(error.name).toBe(name);
  expect(errorSchema.safeParse(error).success).toBe(true);
});

it('keeps five places at most', () => {
  const deep = (left: number): unknown => (left === 0 ? new Error('x') : deep(left - 1));
  expect(describeError(deep(20)).at).toHaveLength(5);
});
