import { describe, expect, it } from 'vitest';
import { readPaste } from './read-paste.ts';

const place = { serverName: 'https://uat.example.com', siteKey: 'ONE-5BTO1FBU1O-1109' };
const endpoint = `${place.serverName}/one/rt/track/${place.siteKey}/events`;
const body = '{"uri":"assist://a/b","properties":[],"ck":"ada"}';
const event = { what: 'A cURL command', place, notTaken: [], draft: { uri: 'assist://a/b', customerKey: 'ada' } };

describe('one event is taken at once', () => {
  it.each([
    ['a cURL command', `curl -X POST '${endpoint}' -d '${body}'`, event],
    ['one of several lines', `curl --request POST '${endpoint}' \\\n  --data '${body}'\n`, event],
    ['a body', body, { what: 'An event body', place: null, draft: { uri: 'assist://a/b' } }],
    ['a cURL command with variables', `curl '{{server}}/one/rt/track/{{sk}}/events' -d '${body}'`, { place: null }],
    ['one with an option left out', `curl -k '${endpoint}' -d '${body}'`, { notTaken: [{}] }],
  ])('%s', (_, text, expected) => {
    expect(readPaste(text)).toMatchObject({ kind: 'event', ...expected });
  });
});

it('an endpoint says where, and perhaps as whom', () => {
  expect(readPaste(`POST ${endpoint}\n`)).toEqual({ kind: 'endpoint', tid: '', place });
  expect(readPaste(`${endpoint}?tid=t`)).toEqual({ kind: 'endpoint', tid: 't', place });
});

describe('is shown before anything is made of it', () => {
  it.each([
    ['several commands', `curl ${endpoint} -d '${body}'\ncurl ${endpoint} -d '${body}'`],
    ['a call to another API', 'curl https://example.com/'],
    ['a command that breaks off', "curl 'https://exa"],
    ['JSON with a slip', '{"uri": oops'],
    ['a Tidings file', '{"tidings":"workspace","version":1}'],
    [
      'a collection',
      '{"info":{"name":"c","schema":"https://schema.getpostman.com/json/collection/v2.1.0/"},"item":[]}',
    ],
  ])('%s', (_, text) => {
    expect(readPaste(text)).toEqual({ kind: 'import' });
  });
});

it.each(['', '  \n', 'hello', 'two lines\nof text', 'https://example.com/', 'assist://a/b'])(
  '%j means nothing',
  (text) => {
    expect(readPaste(text)).toEqual({ kind: 'nothing' });
  },
);
