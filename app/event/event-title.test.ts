import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankDraft } from './draft.ts';
import { nameOf, titleOf } from './event-title.ts';

const named = (uri: string, customerKey: string) => nameOf({ ...blankDraft, uri, customerKey });

it.each([
  ['assist://desk/welcome', 'zara.secret@example.com', 'welcome'],
  ['assist://desk/welcome/zara.secret', 'zara.secret@example.com', 'welcome'],
  ['assist://desk/welcome/Zara.Secret%40example.com', 'zara.secret@example.com', 'welcome'],
  ['assist://desk/welcome/for-zara.secret-2', 'zara.secret@example.com', 'welcome'],
  ['assist://desk/welcome/ada', 'ada@example.com', 'welcome'],
  ['assist://desk/canada/welcome', 'ada@example.com', 'canada/welcome'],
  ['assist://desk/welcome/bob@example.com', 'ada@example.com', 'welcome'],
  ['assist://desk/welcome/4711', '4711', 'welcome'],
  ['assist://zara.secret/', 'zara.secret@example.com', 'New event'],
])('names %s of %s “%s”', (uri, customerKey, name) => {
  expect(named(uri, customerKey)).toBe(name);
});

it.each([
  ['ada@example.com', 'desk, ada'],
  ['@ada', 'desk, @ada'],
  ['4711', 'desk, 4711'],
  [' ', 'desk'],
])('a title says who the event is for: “%s”', (customerKey, title) => {
  expect(titleOf({ ...blankDraft, uri: 'assist://branch/desk', customerKey })).toBe(title);
});

it('no name has the part of an address before the @ in it', () => {
  const word = fc.stringMatching(/^[a-z]{6,10}$/);
  const parts = fc.array(fc.oneof(word, fc.constant('KEY'), fc.constant('LOCAL'), fc.constant('x-LOCAL')), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(word, parts, (local, path) => {
      const key = `${local}@example.com`;
      const uri = `assist://desk/${path.join('/').replaceAll('KEY', encodeURIComponent(key)).replaceAll('LOCAL', local)}`;
      expect(named(uri, key)).not.toContain(local);
    }),
  );
});
