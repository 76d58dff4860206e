import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { prepareSend } from './prepare.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const environment = { ...blankEnvironment('e'), name: 'UAT', serverName: 'https://h' };
const draw = { seed: 's', at: '2026-01-01T00:00:00.000Z' };
const property = (name: string, value: string) => ({ enabled: true, name, value });

/** The draft after a click on each “Remove hidden characters” that it offers, and what is still hidden in it. */
function withoutHidden(draft: Draft, who = 'ada@example.com') {
  const inputs = { workspace: [{ name: 'who', value: who }], answers: {}, draw };
  const found = (of: Draft) =>
    prepareSend(of, { environment, siteKey }, inputs).problems.flatMap(({ says, remedy }) =>
      remedy?.label === 'Remove hidden characters' ? [{ says, mend: remedy.mend }] : [],
    );
  const mended = found(draft).reduce((now, { mend }) => mend(now) ?? now, draft);
  return { mended, left: found(mended).map(({ says }) => says) };
}

describe('removing hidden characters', () => {
  it.each<[string, Draft, Draft]>([
    ['the URI', editUri(blankDraft, 'a://b/\u200bc?d={{who}}'), editUri(blankDraft, 'a://b/c?d={{who}}')],
    [
      'the customer key',
      { ...blankDraft, customerKey: 'k\u200b-{{who}}' },
      { ...blankDraft, customerKey: 'k-{{who}}' },
    ],
    [
      'the name of a property',
      { ...blankDraft, properties: [property('i\u200bd', '{{who}}')] },
      { ...blankDraft, properties: [property('id', '{{who}}')] },
    ],
    [
      'a variable that has no value',
      { ...blankDraft, customerKey: '{{wh\u200bo}}' },
      { ...blankDraft, customerKey: '{{who}}' },
    ],
  ])('changes %s, and leaves every variable as composed', (_, spoilt, clean) => {
    const others = { properties: [...spoilt.properties, property('now', '{{$now}}')] };
    const { mended, left } = withoutHidden({ ...spoilt, ...others });
    expect(mended).toEqual({ ...clean, properties: [...clean.properties, property('now', '{{$now}}')] });
    expect(left).toEqual([]);
  });

  it('leaves a tracking pixel what isn’t sent of it', () => {
    const unsent = { tid: 'dedc2983-4666-4641-8047-61250a878f89', extra: [{ name: 'x', json: '1' }] };
    const draft: Draft = { ...editUri(blankDraft, 'a://b/\u200bc'), ...unsent, sendAs: 'pixel' };
    expect(withoutHidden(draft).mended).toEqual({ ...draft, uri: 'a://b/c' });
  });

  it('isn’t offered in the draft where they are in the value of a variable', () => {
    const draft = { ...editUri(blankDraft, 'a://b'), customerKey: '{{who}}' };
    const { mended, left } = withoutHidden(draft, 'ada\u200b@example.com');
    expect(mended).toBe(draft);
    expect(left).toEqual(['The customer key contains a zero-width space (U+200B)']);
  });
});
