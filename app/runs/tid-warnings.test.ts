import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { fixedTidOf, hasFixedTid } from './tid-warnings.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const draft: Draft = { ...blankDraft, uri: 'a://b', customerKey: '{{who}}', tid };
const toTid = [{ column: 'tid', target: { kind: 'tid' } }] as const;
const toKey = [{ column: 'key', target: { kind: 'customer-key' } }] as const;

describe('the TID of a request in a run', () => {
  it.each<[string, Draft, typeof toTid | readonly [], string]>([
    ['is its own', { ...draft, tid: ` ${tid} ` }, [], tid],
    ['comes from a row', draft, toTid, ''],
    ['comes from a variable', { ...draft, tid: '{{tid}}' }, [], ''],
    ['isn’t sent with a tracking pixel', { ...draft, sendAs: 'pixel' }, [], ''],
  ])('%s', (_, of, mapping, expected) => {
    expect(fixedTidOf({ draft: of }, mapping)).toBe(expected);
  });

  it.each<[string, Draft, Parameters<typeof hasFixedTid>[1], boolean]>([
    ['whose customers are those of the rows', draft, { mapping: toKey, columns: ['key'] }, true],
    ['whose customers come from a variable', draft, { mapping: [], columns: ['who'] }, true],
    ['of one customer', { ...draft, customerKey: 'ada' }, { mapping: [], columns: ['who'] }, false],
    ['whose TID column the data doesn’t have', draft, { mapping: toTid, columns: ['who'] }, true],
    ['that is a tracking pixel', { ...draft, sendAs: 'pixel' }, { mapping: toKey, columns: ['key'] }, false],
  ])('is or isn’t the same for all rows of a request %s', (_, of, data, expected) => {
    expect(hasFixedTid(of, data)).toBe(expected);
  });
});
