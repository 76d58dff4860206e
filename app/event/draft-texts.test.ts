import { expect, it } from 'vitest';
import { blankDraft, type Draft } from './draft.ts';
import { renameVariables, tokensOf } from './draft-texts.ts';

const draft: Draft = {
  ...blankDraft,
  uri: 'a://b/{{größe}}',
  properties: [
    { enabled: true, name: 'text', value: '{{"a"}}' },
    { enabled: true, name: 'json', value: '{"x":"{{gr\\u00f6\\u00dfe}} {{\\"a\\"}}","y":{{größe}}}', json: true },
  ],
  extra: [{ name: '{{größe}}', json: '["{{gr\\u00f6\\u00dfe}}"]' }],
};

it('finds each variable once, however JSON writes it', () => {
  expect([...tokensOf(draft)]).toEqual(['größe', '"a"']);
});

it('renames a variable everywhere, and keeps the JSON valid', () => {
  const names = new Map([
    ['größe', 'size'],
    ['"a"', 'the "a"'],
  ]);
  expect(renameVariables(draft, names)).toMatchObject({
    uri: 'a://b/{{size}}',
    properties: [{ value: '{{the "a"}}' }, { value: '{"x":"{{size}} {{the \\"a\\"}}","y":{{size}}}' }],
    extra: [{ name: '{{size}}', json: '["{{size}}"]' }],
  });
});
