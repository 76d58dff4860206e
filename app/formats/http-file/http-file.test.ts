import { describe, expect, it } from 'vitest';
import { isHttpFile, readHttpFile } from './http-file.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"assist://a/b","ck":"ada"}';
const head = 'Content-Type: application/json';

function read(text: string) {
  const reading = readHttpFile(text);
  if (!reading.ok) throw new Error(reading.problem);
  const { requests, notTaken } = reading.found;
  return { requests, notTaken: notTaken.map(({ what }) => what) };
}

describe('the address of a request goes on in the lines below', () => {
  it.each([
    ['with its marks in front', `POST ${url}\n    ?tid=abc\n    &c=7`],
    ['with its marks behind', `POST ${url}?\n    tid=abc&\n    c=7`],
  ])('%s', (_, start) => {
    expect(read(`${start}\n${head}\n\n${body}`)).toMatchObject({
      requests: [{ url: `${url}?tid=abc&c=7`, headers: [{ name: 'Content-Type' }], body }],
      notTaken: [],
    });
  });
});

it('a line that is no header is named', () => {
  const { requests, notTaken } = read(`POST ${url}\n${head}\nsomething else\n\n${body}`);
  expect(requests).toMatchObject([{ url, body }]);
  expect(notTaken).toEqual(['something else']);
});

it('a body ends where its JSON does, and the words behind it are named', () => {
  const { requests, notTaken } = read(`POST ${url}\n\n${body}\n\nThanks,\nBob {at work}`);
  expect(requests).toMatchObject([{ url, body }]);
  expect(notTaken).toEqual(['Thanks,']);
});

it.each([
  ['in front of its address', `POST to ${url}\n\n${body}`],
  ['behind its address', `POST ${url} with this body:\n\n${body}`],
])('a message that begins with POST, and has words %s, is no file', (_, text) => {
  expect(isHttpFile(text)).toBe(false);
});

it('the name of a variable in an address may have blanks', () => {
  expect(isHttpFile(`POST {{ the server }}/one/rt/track/K/events HTTP/1.1\n\n${body}`)).toBe(true);
});

it.each([
  ['blanks in its query', `POST ${url}?note=book a car`, `${url}?note=book a car`],
  ['blanks in its query, and a protocol', `POST ${url}?note=book a car HTTP/1.1`, `${url}?note=book a car`],
  ['blanks behind a variable', `POST {{my server}}/one?note=book a car`, '{{my server}}/one?note=book a car'],
  ['a comment behind it', `POST ${url} HTTP/1.1 # the first event`, url],
  ['a comment with slashes behind it', `POST ${url} // the first event`, url],
])('a request whose address has %s keeps its headers', (_, start, address) => {
  const text = `${start}\n${head}\n\n${body}`;
  expect(isHttpFile(text)).toBe(true);
  expect(read(`${text}\n\n###\n\n${text}`)).toMatchObject({
    requests: [address, address].map((one) => ({ url: one, headers: [{ name: 'Content-Type' }], body })),
    notTaken: [],
  });
});

describe('a request that was copied with its response keeps its own body', () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"statusCode":200,"tid":"x"}';
  const session = `POST ${url} HTTP/1.1\r\n${head}\r\n\r\n${body}\r\n\r\n${answer}`;

  it('alone', () => {
    expect(read(session)).toMatchObject({ requests: [{ url, body }], notTaken: ['A response'] });
  });

  it('among several of Fiddler', () => {
    const { requests } = read(`${session}\r\n\r\n${'-'.repeat(66)}\r\n\r\n${session}`);
    expect(requests.map((one) => one.body)).toEqual([body, body]);
  });
});

describe('a variable that is set again has its value of the time in each request', () => {
  const one = (ck: string) => `@ck = ${ck}\nPOST ${url}\nX-Key: {{ck}}\n\n{"ck":"{{ck}}"}\n`;
  const read = (...cks: readonly string[]) => {
    const reading = readHttpFile(cks.map(one).join('###\n'));
    if (!reading.ok) throw new Error(reading.problem);
    const { requests, variables, notTaken } = reading.found;
    return { bodies: requests.map(({ body }) => body), variables, notTaken: notTaken.map(({ what }) => what) };
  };

  it('which is named', () => {
    expect(read('ada', 'bob', 'ada', 'eve')).toEqual({
      bodies: ['{"ck":"{{ck}}"}', '{"ck":"{{ck_2}}"}', '{"ck":"{{ck}}"}', '{"ck":"{{ck_3}}"}'],
      variables: [
        { name: 'ck', value: 'ada' },
        { name: 'ck_2', value: 'bob' },
        { name: 'ck_3', value: 'eve' },
      ],
      notTaken: ['The variable ck', 'The variable ck'],
    });
  });

  it('and its name where the value is the same', () => {
    expect(read('ada', 'ada')).toMatchObject({ variables: [{ name: 'ck', value: 'ada' }], notTaken: [] });
  });

  it('and the last one of several above a request', () => {
    const text = `@ck = ada\n${one('bob')}`;
    expect(readHttpFile(text)).toMatchObject({ found: { variables: [{ name: 'ck', value: 'bob' }], notTaken: [] } });
  });
});
