import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { practiceEnvironment } from './practice.ts';
import { groupSiteKeys, practiceOutcomeOf, shortSiteKey } from './practice-outcomes.ts';

const practice = practiceEnvironment({
  serverName: 'http://a',
  downServerName: 'http://b',
  untrustedServerName: 'https://c',
});

it('has one site key for daily use, and every other one once, as an outcome to practise', () => {
  const { usual, outcomes } = groupSiteKeys(practice);
  expect(usual.map(({ siteKey }) => siteKey)).toEqual([practice.siteKeys[0]?.siteKey]);
  const grouped = outcomes.flatMap((group) => group.outcomes.map(({ siteKey }) => siteKey));
  expect(grouped.toSorted()).toEqual(
    practice.siteKeys
      .slice(1)
      .map(({ siteKey }) => siteKey)
      .toSorted(),
  );
});

it('writes an outcome to practise in words, and every other site key as it is', () => {
  expect(shortSiteKey(practice, 'ONE-PRACTICE01-0500')).toBe('Server error');
  expect(shortSiteKey(practice, 'ONE-PRACTICE01-0200')).toBe('ONE-PRACTICE01-0200');
  expect(shortSiteKey(practice, 'ONE-5BTO1FBU1O-1109')).toBe('ONE-5BTO1FBU1O-1109');
  expect(practiceOutcomeOf('ONE-5BTO1FBU1O-1109')).toBeNull();
});

it('keeps a practice key of another environment, such as one made of the address of Practice', () => {
  const own = { ...blankEnvironment('own'), siteKeys: [{ siteKey: 'ONE-PRACTICE01-0404', label: 'Mine' }] };
  expect(groupSiteKeys(own)).toMatchObject({
    usual: [],
    outcomes: [{ outcomes: [{ siteKey: 'ONE-PRACTICE01-0404' }] }],
  });
});
