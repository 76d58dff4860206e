import { expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';
import { formatCurl } from '#app/formats/snippets/curl.ts';
import { straighten } from './straighten.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const note = "It's “great” – ‘really’";
const event = JSON.stringify({ uri: 'assist://a', properties: [{ name: 'note', value: note }] });

it.each([
  ['of our own', formatCurl({ method: 'POST', url, headers: [], body: event })],
  ['for bash, as Chrome copies it', `curl '${url}' --data-raw $'${event.replaceAll("'", "\\'")}'`],
  ['for cmd, as Firefox copies it', `curl "${url}" -X POST --data-raw "${event.replaceAll('"', '""')}"`],
])('a value keeps its curly quotes beside a straight apostrophe in a command %s', (_, text) => {
  expect(readImport(text)).toMatchObject({
    requests: [{ draft: { properties: [{ enabled: true, name: 'note', value: note }] } }],
    notTaken: [],
  });
});

it('quotes without an end, and millions of marks in quotes, are read', () => {
  for (const text of [
    "curl '",
    `curl "${'\\"'.repeat(1e6)}"`,
    `curl "${'""'.repeat(1e6)}`,
    `curl $'${"\\'".repeat(1e6)}`,
  ])
    expect(straighten(text)).toBeNull();
  expect(straighten("Here's it: curl “a”")).toBe('Here\'s it: curl "a"');
});
