import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBody } from '#app/event/body.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { prettyJson } from '#app/event/pretty-json.ts';
import { applyBody, compact, readBody } from './body-json.ts';

const text = fc.string({ unit: 'grapheme' });
const json = fc.json({ maxDepth: 2 });
const drafts: fc.Arbitrary<Draft> = fc
  .record({
    uri: text.map((end) => `a://b/${end.replaceAll(/[?#{}]/g, '')}`),
    customerKey: text.map((key) => `k${key}`),
    properties: fc.array(
      fc.oneof(
        fc.record({ enabled: fc.constant(true), name: text.map((name) => `n${name}`), value: text }),
        fc.record({
          enabled: fc.constant(true),
          name: text.map((name) => `n${name}`),
          value: json.filter((value) => !value.startsWith('"')).map(compact),
          json: fc.constant(true),
        }),
      ),
    ),
  })
  .map((parts) => ({ ...blankDraft, ...parts }));

it.each(['array', 'customer-key'] as const)('a body as %s reads as the draft that it came from', (bodyForm) => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const body = formatBody(draft, draft.uri, { bodyForm, customerKeyName: 'Email' });
      for (const written of [body, prettyJson(body) ?? body]) {
        const reading = readBody(written);
        expect(reading.ok && applyBody(blankDraft, reading.body)).toEqual(draft);
      }
    }),
  );
});

describe('what is kept', () => {
  const read = (body: string) => {
    const reading = readBody(body);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return reading.body;
  };

  it('numbers digit by digit, and unknown members', () => {
    const body = read('{"uri":"a://b","properties":{"n":1.10,"big":123456789012345678901,"t":"x"},"more":[1e3, 2]}');
    expect(body.properties).toEqual([
      { enabled: true, name: 'n', value: '1.10', json: true },
      { enabled: true, name: 'big', value: '123456789012345678901', json: true },
      { enabled: true, name: 't', value: 'x' },
    ]);
    expect(body.extra).toEqual([{ name: 'more', json: '[1e3,2]' }]);
    const draft = applyBody(blankDraft, body);
    expect(formatBody(draft, draft.uri, { bodyForm: 'object', customerKeyName: '' })).toBe(
      '{"uri":"a://b","properties":{"n":1.10,"big":123456789012345678901,"t":"x"},"more":[1e3,2]}',
    );
  });

  it('a variable without quotes', () => {
    const [row] = read('{"uri":"a://b","properties":[{"name":"n","value":{{amount}}}]}').properties;
    expect(row).toMatchObject({ value: '{{amount}}', json: true });
  });

  it('rows that are switched off, in their place', () => {
    const off = { enabled: false, name: 'off', value: '1' };
    const on = (name: string) => ({ enabled: true, name, value: '' });
    const before = { ...blankDraft, uri: 'a://b', properties: [on('a'), off, on('b')] };
    const body = read('{"uri":"a://b","properties":[{"name":"a2","value":""},{"name":"b2","value":""}]}');
    expect(applyBody(before, body).properties.map(({ name }) => name)).toEqual(['a2', 'off', 'b2']);
  });
});

describe('what is refused says where', () => {
  it.each([
    ['', 0, 'empty'],
    ['[]', 0, 'starts with {'],
    ['{"uri":"a://b",}', 15, 'an extra comma'],
    ['{"uri":"a://b" "ck":"x"}', 15, 'comma is missing'],
    ['{"uri":5}', 7, '“uri” must be text'],
    ['{"ck":"x"}', 0, '“uri” is missing'],
    ['{"uri":"a","uri":"b"}', 11, 'Duplicate “uri”'],
    ['{"uri":"a","ck":"b","customerKey":"c"}', 20, 'is given twice'],
    ['{"uri":"a","properties":{"x":1,"x":2}}', 31, 'Duplicate property “x”'],
    ['{"uri":"a","properties":[{"name":"x"}]}', 25, 'Write a property as {"name"'],
    ['{"uri":"a","properties":[{"name":"x","value":1,"type":2}]}', 47, 'Unexpected “type”'],
    ['{"uri":"a","properties":7}', 24, 'Properties must be'],
    ['{"uri":"a" // no\n}', 11, 'doesn’t allow comments'],
  ])('%s', (body, from, says) => {
    const reading = readBody(body);
    expect(reading.ok).toBe(false);
    if (!reading.ok) {
      expect(reading.problems[0]?.says).toContain(says);
      expect(reading.problems[0]?.from).toBe(from);
    }
  });
});

it('names a character that only looks like a space', () => {
  const text = '{\u00a0"uri": "a://b"}';
  expect(readBody(text)).toEqual({
    ok: false,
    problems: [{ from: 1, to: 2, says: 'Unexpected no-break space (U+00A0). Replace it with a space.' }],
  });
});
