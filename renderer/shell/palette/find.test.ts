import { expect, it } from 'vitest';
import { createFinder } from './find.ts';

const entries = [
  { id: 'test-drive', label: 'Book a test drive', description: 'Spring / assist://salescloud/testdrive/book' },
  { id: 'mask', label: 'Presenting: mask customer keys' },
  { id: 'customers', label: 'Show customers', keywords: 'visitor people' },
  { id: 'send-request', label: 'Save request' },
  { id: 'request', label: 'Request' },
  { id: 'request-two', label: 'Request of May' },
  { id: 'strasse', label: 'Straße 7' },
  { id: 'cyrillic', label: 'Заявка клиента' },
].map((entry) => ({ group: 'All', ...entry }));
const find = createFinder(entries);
const idsOf = (search: string) => find(search).map(({ id }) => id);

it.each([
  ['a word in it', 'drive', ['test-drive']],
  ['words in any order', 'spring test', ['test-drive']],
  ['another word for it', 'visitor', ['customers']],
  ['its initials', 'bat', ['test-drive']],
  ['a wrong letter', 'custimers', ['customers']],
  ['a missing letter', 'custmers', ['customers']],
  ['an additional letter', 'custoomers', ['customers']],
  ['two letters exchanged', 'cusotmers', ['customers']],
  ['another case and form', 'STRASSE', ['strasse']],
  ['another script', 'заявка', ['cyrillic']],
  ['another script with a typo', 'заявва', ['cyrillic']],
])('finds by %s', (_, search, ids) => {
  expect(idsOf(search)).toEqual(ids);
});

it('the same name comes first, then what begins so, then what has it inside', () => {
  expect(idsOf('request')).toEqual(['request', 'request-two', 'send-request']);
});

it('finds nothing for what nothing is called, and everything for nothing', () => {
  expect(idsOf('qqqqqq')).toEqual([]);
  expect(idsOf(' ')).toHaveLength(entries.length);
});

it('with a typo, what is called by little else comes first', () => {
  expect(idsOf('custmer')).toEqual(['customers', 'mask']);
});
