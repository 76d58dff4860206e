import { expect, it } from 'vitest';
import { draftSchema } from '#app/event/draft.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { matchCustomer } from './customer-matcher.ts';

const composed = 'José'.normalize('NFC');
const decomposed = composed.normalize('NFD');

it.each([
  [composed, decomposed],
  [decomposed, composed],
  ['strasse', 'straße'],
  ['straße', 'STRASSE'],
  ['office', 'oﬃce'],
])('a short key, %s, is found where it is written %s', (key, written) => {
  const properties = [{ enabled: true, name: 'customerId', value: written }];
  expect(matchCustomer(key, []).isIn(draftSchema, { ...sampleDraft, customerKey: 'bob', properties })).toBe(true);
});
