import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, hear, startOwnText, tell } from './own-text.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😃', 'é'), maxLength: 12 });

describe('the smallest change between two texts', () => {
  it('makes one of the other, and never cuts a character in two', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const change = changeBetween(before, after);
        const { from, to, insert } = change ?? { from: 0, to: 0, insert: '' };
        expect(change === null).toBe(before === after);
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
        for (const part of [before.slice(0, from), before.slice(from, to), insert, before.slice(to)])
          expect(part).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
      }),
    );
  });

  it('changes only the part that differs', () => {
    expect(changeBetween('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
    expect(changeBetween('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' });
  });
});

describe('a field that owns its text', () => {
  it('treats neither the value from before nor its own text as new', () => {
    const typed = tell(tell(startOwnText('a'), 'ab'), 'abc');
    expect(hear(typed, 'a').isNew).toBe(false);
    const late = hear(typed, 'ab');
    expect(late.isNew).toBe(false);
    expect(hear(late.own, 'abc').isNew).toBe(false);
  });

  it('treats a value from elsewhere as new, even if it sent the same once', () => {
    const heard = hear(tell(startOwnText('a'), 'ab'), 'ab').own;
    expect(hear(heard, 'x').isNew).toBe(true);
    expect(hear(heard, 'a').isNew).toBe(true);
    expect(hear(hear(heard, 'x').own, 'ab').isNew).toBe(true);
  });
});
