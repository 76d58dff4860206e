import { expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { missingVariables, usedVariables } from './used-variables.ts';

const draft: Draft = {
  ...blankDraft,
  uri: 'assist://{{where}}/book?campaign={{campaign}}',
  customerKey: '{{email}}',
  properties: [
    { enabled: true, name: 'promotion', value: '{{promotion}} {{$today}} {{?Which agent}}' },
    { enabled: false, name: 'off', value: '{{off}}' },
  ],
  expectations: [{ kind: 'json-path', path: '$.name', test: 'equals', value: '{{campaign}}' }],
};

it('finds each variable once, and neither questions, dynamic values nor what is switched off', () => {
  expect(usedVariables([draft, draft])).toEqual(['where', 'campaign', 'promotion', 'email']);
});

it('does not ask for a variable in a field that a column fills', () => {
  const mapping = [
    { column: 'who', target: { kind: 'customer-key' } },
    { column: 'offer', target: { kind: 'property', name: 'promotion' } },
  ] as const;
  expect(usedVariables([draft], mapping)).toEqual(['where', 'campaign']);
});

it('finds which have no value anywhere', () => {
  const mapping = [{ column: 'Campaign', target: { kind: 'variable', name: 'campaign' } }] as const;
  expect(missingVariables([draft], mapping, [{ name: 'where', value: 'salescloud' }])).toEqual(['promotion', 'email']);
});

it('asks only for what is sent: a tracking pixel has neither a TID nor other members', () => {
  const composed = {
    ...blankDraft,
    uri: 'a://b',
    tid: '{{tid}}',
    extra: [{ name: '{{member}}', json: '"{{channel}}"' }],
  };
  expect(usedVariables([composed])).toEqual(['member', 'channel', 'tid']);
  expect(usedVariables([{ ...composed, sendAs: 'pixel' }])).toEqual([]);
});
