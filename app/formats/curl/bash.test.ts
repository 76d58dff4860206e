import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBash } from './bash.ts';
import { readCurl } from './curl.ts';

const wordsOf = (text: string) => readBash(text)?.commands.map(({ words }) => words);
const wordOf = (text: string) => wordsOf(text)?.[0]?.[0];

it.each([
  [String.raw`$'\U0001F600'`, '😀'],
  [String.raw`$'\u00e9\u20ac'`, 'é€'],
  [String.raw`$'\303\251'`, 'é'],
  [String.raw`$'\xc3\xa9'`, 'é'],
  [String.raw`$'\xf0\x9f\x98\x80!'`, '😀!'],
  [String.raw`$'\xff\303'`, '\uFFFD\uFFFD'],
  [String.raw`$'\0\cA\E\"\''`, '\0\x01\x1b"\''],
  [String.raw`$'\101\x41'`, 'AA'],
])('reads %s as bash does', (written, text) => {
  expect(wordOf(written)).toBe(text);
});

const url = 'https://a.example.com/one/rt/track/K/events';
const bodyOf = (text: string) => {
  const reading = readCurl(text);
  return reading.ok ? reading.found.requests.map(({ body }) => body) : reading.problem;
};

it.each([
  [`curl '${url}' -d '{"a":"x^"}'`, '{"a":"x^"}'],
  [`curl ${url} -d '{"a": "^"}'`, '{"a": "^"}'],
  [`curl "${url}" -d "{\\"a\\":\\"x^\\"}"`, '{"a":"x^"}'],
  [`curl '${url}' -d '{"a":"^\n"}'`, '{"a":"^\n"}'],
  [`curl "${url}" ^\r\n  -d "{\\"a\\":1}"`, '{"a":1}'],
  [`curl ^"${url}^" ^\n --data-raw ^"^{^\\^"a^\\^":1^}^"`, '{"a":1}'],
])('knows bash from cmd: %s', (text, body) => {
  expect(bodyOf(text)).toEqual([body]);
});

it('any words in single quotes are read as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (words) => {
      const line = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
      expect(wordsOf(line)).toEqual([words]);
    }),
  );
});

it.each([
  ['a blank', ' '],
  ['a no-break space', '\u00a0'],
  ['a tab', '\t'],
])('a line goes on where %s is behind its mark', (_, blank) => {
  expect(bodyOf(`curl '${url}' \\${blank}\n  -H 'A: b' \\${blank}\n  -d '{}'`)).toEqual(['{}']);
  expect(bodyOf(`curl "${url}" ^${blank}\r\n  -d "{}"`)).toEqual(['{}']);
});

it('a command whose answer gives a TID is read, and its text is no TID', () => {
  const reading = readCurl(`TID=$(curl -s ${url} -d '{"a":1}' | jq -r .tid)\ncurl "${url}?tid=$TID" -d '{"a":2}'`);
  expect(reading).toMatchObject({
    ok: true,
    found: {
      requests: [
        { url, body: '{"a":1}' },
        { url: `${url}?tid={{TID}}`, body: '{"a":2}' },
      ],
      notTaken: [{ what: 'The shell variable $TID' }],
    },
  });
});

it('one command may have very many addresses', () => {
  const reading = readCurl(`curl ${'a '.repeat(300_000)}`);
  expect(reading.ok && reading.found.requests).toHaveLength(300_000);
});

it.each([
  ['echo', `echo $(curl -s -X POST '${url}' -d '{}')`],
  ['a condition', `if [ "$(curl -s '${url}' -d '{}')" = 200 ]; then echo ok; fi`],
  ['a message', `Run \`curl -X POST ${url} -d '{}'\` please`],
])('the output of a command that %s has, and no request, is not named', (_, text) => {
  const reading = readCurl(text);
  if (!reading.ok) throw new Error(reading.problem);
  expect(reading.found.requests).toMatchObject([{ url, body: '{}' }]);
  expect(reading.found.notTaken.filter(({ isChanged }) => isChanged)).toEqual([]);
});
