import { describe, expect, it } from 'vitest';
import { readGiven } from './given.ts';

const key = 'ONE-5BTO1FBU1O-1109';
const server = 'https://uat.example.com';
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const tag = `${server}/one/rt/js/one-tag.js?siteKey=${key}`;
const uri = 'oeh://outboundcomms/email-open?campaign=1234&email=person@domain.com';
const pixel = `${server}/one/rt/track/${key}/pixel?uri=${encodeURIComponent(uri)}`;

describe('what says all is taken without a doubt', () => {
  it.each([
    ['an endpoint', `${server}/one/rt/track/${key}/events`, { what: 'An endpoint' }],
    ['an endpoint with a TID', `POST ${server}/one/rt/track/${key}/events?tid=${tid}`, { tid }],
    ['an endpoint without a scheme', `uat.example.com/one/rt/track/${key}/events`, {}],
    ['an endpoint in a sentence', `Your endpoint is ${server}/one/rt/track/${key}/events.\nBest, Sam`, {}],
    ['the address of a tag', tag, { what: 'The address of an MXO tag' }],
    ['an address without a scheme', tag.replace('https:', ''), {}],
    ['a tag', `<script async src="${tag}"></script>`, { what: 'An MXO tag' }],
    ['a page', `<!doctype html>\n<html><script src="/a.js"></script><script src='${tag}'></script></html>`, {}],
    ['a tag that a script adds', `(function(){var s = document.createElement('script'); s.src = "${tag}";})()`, {}],
    [
      'a tag with arguments',
      `<script>(function(o,n,a,g){var p=a+'/one/rt/js/one-tag.js?siteKey='+g;})(document,'script','${server}','${key}');</script>`,
      { what: 'An MXO tag' },
    ],
    [
      'a tag of a content network that names its server',
      `(document, "${server}", "https://uat.cdn.example.com/one/rt/js/one-tag.js?siteKey=${key}")`,
      {},
    ],
    ['a pixel', pixel, { what: 'A pixel address', uri }],
    ['the picture of a pixel', `<img src="${pixel}" width="1"/>`, { what: 'A pixel address', uri }],
    [
      'the picture of a pixel with signs that need no percent',
      `<img src="${server}/one/rt/track/${key}/pixel?uri=a%3A%2F%2Fb%3Fc%3D(1)%26d%3DO'Neil!&amp;tid=${tid}"/>`,
      { uri: "a://b?c=(1)&d=O'Neil!", tid },
    ],
    [
      'the same in a sentence',
      `Use ${server}/one/rt/track/${key}/pixel?uri=a%3A%2F%2Fb%3Fc%3D(1)%26d%3DO'Neil&tid=${tid}, please`,
      { uri: "a://b?c=(1)&d=O'Neil", tid },
    ],
    [
      'the picture of a pixel in the source of an email',
      `Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p style=3D"color:red">Gr=C3=BC=C3=9Fe</p><img src=3D"${pixel.slice(0, 70)}=\r\n${pixel.slice(70).replaceAll('=', '=3D')}" width=3D"1">`,
      { what: 'A pixel address', uri },
    ],
    [
      'the same without its headers',
      `<img width=3D"1" src=3D"${pixel.replace('uri=', 'uri=3D')}">`,
      { what: 'A pixel address', uri },
    ],
    [
      'the picture of a pixel in a part of an email as it is, beside one that is encoded',
      `Content-Transfer-Encoding: quoted-printable\n\nHello=20=\nAda\n--b\nContent-Transfer-Encoding: 7bit\n\n<img src="${server}/one/rt/track/${key}/pixel?uri=abc%3A%2F%2Fa">`,
      { what: 'A pixel address', uri: 'abc://a' },
    ],
    [
      'a link in Markdown',
      `See [${server}/one/rt/track/${key}/events?tid=${tid}](${server}/one/rt/track/${key}/events?tid=${tid})`,
      { tid },
    ],
    ['a call of a tag', `${server}/one/rt/web/onetag/${key}/?uri=a%3A%2F%2Fb&tid=${tid}`, { uri: 'a://b', tid }],
    ['a mobile SDK', `${server}/one/rt/api/4.0.0/interaction/${key}`, {}],
  ])('%s', (_, text, expected) => {
    expect(readGiven(text)).toMatchObject({
      kind: 'given',
      given: { serverName: server, siteKey: key, doubt: '', ...expected },
    });
  });
});

describe('a server that is a variable is named', () => {
  it.each([
    ['with a scheme', `https://{{host}}/one/rt/track/${key}/events`, '{{host}}'],
    ['without', `{{ host }}/one/rt/track/${key}/events?tid=${tid}`, '{{host}}'],
    ['as a part', `POST https://{{stage}}.example.com:{{port}}/one/rt/track/${key}/events`, '{{stage}}{{port}}'],
  ])('%s', (_, text, openServer) => {
    const doubt = `The server is the variable ${openServer}. Add the name of your MXO server to finish.`;
    const given = { what: 'An endpoint', serverName: '', siteKey: key, openServer, doubt };
    expect(readGiven(text)).toMatchObject({ kind: 'given', given });
  });

  it.each(['{{host}}', 'https://{{host}}/', '{{host}}:8443/gateway'])('%s alone says nothing else', (text) => {
    expect(readGiven(text)).toMatchObject({ kind: 'unclear', problem: expect.stringContaining('{{host}}') });
  });

  it.each(['Hello {{name}}', '{"uri":"{{who}}/rt/"}', 'see {{a}} /one/rt/'])('%s is no address', (text) => {
    expect(readGiven(text)).toMatchObject({ kind: 'unknown' });
  });
});

describe('what is not certain has a doubt', () => {
  it.each([
    ['a server name', 'uat.example.com', { serverName: server, siteKey: '' }],
    ['a server with a path', `${server}/gateway/`, { serverName: `${server}/gateway`, siteKey: '' }],
    ['a tag without a site key', `${server}/one/rt/js/one-tag.js`, { serverName: server, siteKey: '' }],
    ['a click of an e-mail', `${server}/one/rt/track/1px.gif?rid=abc`, { serverName: server, siteKey: '' }],
    ['a site key', key, { serverName: '', siteKey: key }],
    [
      'a content network',
      `https://uat.cdn.example.com/one/rt/js/one-tag.js?siteKey=${key}`,
      { serverName: 'https://uat.cdn.example.com', siteKey: key },
    ],
    ['a script with a site key alone', `load('/x/one-tag.js', '${key}') // here`, { serverName: '', siteKey: key }],
  ])('%s', (_, text, expected) => {
    const reading = readGiven(text);
    expect(reading).toMatchObject({ kind: 'given', given: { ...expected, doubt: expect.stringMatching(/\.$/) } });
  });
});

it('two site keys in one text are left to the person', () => {
  const other = tag.replace('1109', '2222');
  expect(readGiven(`<script src="${tag}"></script><script src="${other}"></script>`)).toMatchObject({
    kind: 'unclear',
    problem: expect.stringContaining('2 site keys'),
  });
});

it('two servers in one text are left to the person, even with one site key', () => {
  const endpoint = `/one/rt/track/${key}/events`;
  expect(readGiven(`UAT ${server}${endpoint} and PROD https://prod.example.com${endpoint}`)).toMatchObject({
    kind: 'unclear',
    problem: expect.stringContaining('2 servers'),
  });
});

it.each([
  ['TIDs', [`events?tid=${tid}`, 'events?tid=other']],
  ['events', ['pixel?uri=a%3A%2F%2Fb', 'pixel?uri=a%3A%2F%2Fc']],
])('two %s in one text are left to the person', (what, ends) => {
  const text = ends.map((end) => `${server}/one/rt/track/${key}/${end}`).join('\n');
  expect(readGiven(text)).toMatchObject({ kind: 'unclear', problem: expect.stringContaining(`2 ${what}`) });
});

it('a placeholder is no site key', () => {
  const given = { serverName: server, siteKey: '', doubt: expect.stringMatching(/site key/) };
  expect(readGiven(`fetch("${server}/one/rt/track/{{siteKey}}/events", x)`)).toMatchObject({ kind: 'given', given });
});

it.each(['', 'hello', 'two words', 'assist://a/b', 'ada@example.com', '<p>No tag</p>', 'https://', 'a/b'])(
  '%j is unknown',
  (text) => {
    expect(readGiven(text)).toEqual({ kind: 'unknown' });
  },
);
