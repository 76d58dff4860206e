import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { makeExchange, makeReceipt } from '#app/testing/make-exchange.ts';
import { searchWords } from '#app/text/search.ts';
import { searchedTexts } from './searched-texts.ts';

const receipt = makeReceipt('t');
const body = '{"message":"gr\\u00f6\\u00dfer \\"wei\\u00df\\""}';
const exchange = makeExchange('e', {
  siteKey: 'ONE-ABCDE12345-0001',
  draft: {
    ...blankDraft,
    uri: 'https://shop.example/?city=M%C3%BCnchen',
    customerKey: 'zoe\u0308@example.org',
    extra: [{ name: 'channel', json: '{"name":"B\\u00fcro"}' }],
  },
  result: receipt.kind === 'answered' ? { ...receipt, answer: { ...receipt.answer, body } } : receipt,
});

it.each(['München', 'm%c3%bcnchen', 'MÜNCHEN', 'zoë@', 'channel', 'büro', 'one-abcde12345', 'größer "weiss"'])(
  'finds %s as a person writes it',
  (search) => {
    const texts = searchedTexts(exchange);
    expect(searchWords(search).every((word) => texts.some((text) => text.includes(word)))).toBe(true);
  },
);
