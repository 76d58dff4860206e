import { describe, expect, it } from 'vitest';
import { textToBase64 } from '#app/text/base64.ts';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const server = 'https://mxo.example.com';
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const page = 'https://www.example.com/offers?campaign=1234&name=Zo%C3%AB';
const data = { uri: page, properties: [{ name: 'basket', value: 'caf\u00e9 & more' }] };
const apirequest = encodeURIComponent(textToBase64(encodeURIComponent(JSON.stringify(data))));

const props = `${server}/one/rt/web/onetag/${siteKey}/1__props.gif?apirequest=${apirequest}&_=17`;
const tag = `${server}/one/rt/web/onetag/${siteKey}/?callback=cb&uri=${encodeURIComponent(page)}&tid=${tid}`;
const pixel = `${server}/one/rt/track/${siteKey}/pixel?uri=${encodeURIComponent('oeh://outboundcomms/email-open?email=a%40example.com')}`;
const event = `${server}/one/rt/track/${siteKey}/events?tid=${tid}`;
const app = `${server}/one/rt/api/4.0.0/interaction/${siteKey}`;

const get = (url: string) => ({ method: 'GET', url, httpVersion: 'h2', headers: [], queryString: [], cookies: [] });
const send = (method: string, url: string, text: string) => ({
  ...get(url),
  method,
  postData: { mimeType: 'application/json', text },
});

function visitOf(entries: readonly unknown[], creator = { name: 'WebInspector', version: '537.36' }) {
  const log = { version: '1.2', creator, pages: [], entries };
  const imported = readImport(JSON.stringify({ log }));
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

const entryOf = (request: object) => ({
  startedDateTime: '2026-01-02T09:00:00.000Z',
  time: 12,
  request,
  response: { status: 200, headers: [], content: { size: 0, mimeType: 'image/gif' } },
});

describe('a recorded visit', () => {
  it('is read as events, each call in its own way', () => {
    const calls = [
      get(tag),
      get(props),
      get(pixel),
      send('POST', event, '{"uri":"assist://a/b","ck":"ada"}'),
      send(
        'PUT',
        app,
        `{"uri":"app://shop/basket","properties":[{"name":"n","value":"v"}],"one-tid":"${tid}","device":{}}`,
      ),
    ];
    const { requests, environments } = visitOf(calls.map(entryOf));
    expect(
      requests.map(({ draft }) => [
        draft.uri,
        draft.tid,
        draft.properties.map(({ name, value }) => `${name}=${value}`),
      ]),
    ).toEqual([
      [page, tid, []],
      [page, '', ['basket=caf\u00e9 & more']],
      ['oeh://outboundcomms/email-open?email=a%40example.com', '', []],
      ['assist://a/b', tid, []],
      ['app://shop/basket', tid, ['n=v']],
    ]);
    expect(environments.map(({ serverName, siteKeys }) => [serverName, siteKeys.map((one) => one.siteKey)])).toEqual([
      [server, [siteKey]],
    ]);
  });

  it('says what each call was, and what was left out of it', () => {
    const body = `{"uri":"app://shop","device":{"os":"x"}}`;
    const { notTaken } = visitOf([get(tag), get(props), get(pixel), send('PUT', app, body)].map(entryOf));
    expect(notTaken.map(({ why }) => why)).toEqual(
      expect.arrayContaining([
        'This is a call of a website’s tag. Tidings sends it as an event of this API. Left out of its address: callback.',
        'This is a call of a website’s tag. Tidings sends it as an event of this API. Left out of its address: _.',
        'This is a tracking pixel. Tidings sends it as one. To send an event instead, change “Send as”.',
        'This is a call of an app. Tidings sends it as an event of this API. Left out of its data: device.',
      ]),
    );
  });

  it('names the calls that are no events', () => {
    const others = [
      get(`${server}/one/rt/web/onetag/${siteKey}/?callback=cb`),
      get('https://cdn.example.com/one-tag.js?siteKey=ONE-5BTO1FBU1O-1109'),
      get(`${server}/one/rt/track/1px.gif?rid=abc`),
      send('DELETE', app, '{}'),
    ];
    const { requests, notTaken } = visitOf([get(pixel), ...others].map(entryOf));
    expect(requests).toHaveLength(1);
    expect(notTaken.filter(({ why }) => why.startsWith('It’s not for this API'))).toHaveLength(others.length);
  });

  it('is read whole where the URI has a question mark of its own', () => {
    const plain = get(`${server}/one/rt/track/${siteKey}/pixel?uri=oeh://outbound/open?email=ada&tid=${tid}`);
    const [request] = visitOf([entryOf(plain)]).requests;
    expect([request?.draft.uri, request?.draft.tid]).toEqual(['oeh://outbound/open?email=ada', tid]);
  });

  it('is not read from a call to another server that names one', () => {
    const other = get(`https://analytics.example.com/collect?page=${pixel}`);
    const posted = send('POST', `https://analytics.example.com/collect?page=${event}`, '{"uri":"assist://a/b"}');
    const { requests, environments } = visitOf([get(tag), other, posted].map(entryOf));
    expect(requests).toHaveLength(1);
    expect(environments.map(({ serverName }) => serverName)).toEqual([server]);
  });

  it('keeps data that is no event as text', () => {
    const broken = get(props.replace(apirequest, encodeURIComponent(textToBase64('not json'))));
    expect(visitOf([broken].map(entryOf)).requests[0]?.draft.unreadBody).toBe('not json');
  });

  it.each([
    ['Chrome', { name: 'WebInspector', version: '537.36' }, { _initiator: { type: 'script' }, _resourceType: 'image' }],
    ['Firefox', { name: 'Firefox', version: '145.0' }, { pageref: 'page_1', timings: { blocked: 0 } }],
    ['Safari', { name: 'WebKit Web Inspector', version: '1.0' }, { _fetchType: 'Network Load', _priority: 'low' }],
    [
      'Charles',
      { name: 'Charles Proxy', version: '4.6.7' },
      { _charlesStatus: 'COMPLETE', serverIPAddress: '1.2.3.4' },
    ],
    ['Fiddler', { name: 'Fiddler', version: '5.0' }, { connection: 'ClientPort:1;EgressPort:2', comment: '[#1]' }],
    ['Proxyman', { name: 'Proxyman', version: '5.2' }, { _isHTTPS: true, _name: null }],
  ])('of %s is read the same', (_name, creator, own) => {
    const { requests } = visitOf(
      [get(tag), get(props), send('POST', event, '{"uri":"assist://a/b"}')].map((one) => ({ ...entryOf(one), ...own })),
      creator,
    );
    expect(requests.map(({ draft }) => draft.uri)).toEqual([page, page, 'assist://a/b']);
  });

  it('keeps a tracking pixel one, and makes an event of the other calls', () => {
    const { requests } = visitOf([get(tag), get(pixel)].map(entryOf));
    expect(requests.map(({ draft }) => draft.sendAs).toSorted()).toEqual(['event', 'pixel']);
  });

  it('keeps a tracking pixel one where its event is in its data', () => {
    const [request] = visitOf([entryOf(get(`${pixel.split('?')[0]}?apirequest=${apirequest}`))]).requests;
    expect([request?.draft.sendAs, request?.draft.uri]).toEqual(['pixel', page]);
  });

  it.each([
    ['a tracking pixel', pixel, 'pixel'],
    ['a tracking pixel with a slash', pixel.replace('/pixel?', '/pixel/?'), 'pixel'],
    ['a call of a tag', tag, 'event'],
    ['a call of a tag for a page that is called pixel', tag.replace('?callback', 'pixel?callback'), 'event'],
    [
      'the image of a tag',
      `${server}/one/rt/web/onetag/${siteKey}/1__props.gif?uri=${encodeURIComponent(page)}`,
      'event',
    ],
    ['a call of a tag that names a pixel', `${tag}&next=${server}/one/rt/track/${siteKey}/pixel`, 'event'],
  ])('%s becomes the same when it is pasted, or imported alone', (_, address, sendAs) => {
    const [request] = visitOf([entryOf(get(address))]).requests;
    const pasted = readPaste(address);
    const alone = readImport(address);
    expect([
      request?.draft.sendAs,
      pasted.kind === 'event' && pasted.draft.sendAs,
      alone.kind === 'events' && alone.requests[0]?.draft.sendAs,
    ]).toEqual([sendAs, sendAs, sendAs]);
  });

  it('a tracking pixel with a URI and data is read by its URI, imported or pasted', () => {
    const address = `${pixel}&apirequest=%7B%22uri%22%3A%22a%3A%2F%2Fother%22%7D`;
    const [request] = visitOf([entryOf(get(address))]).requests;
    const pasted = readPaste(address);
    expect(pasted.kind === 'event' && pasted.draft.uri).toBe(request?.draft.uri);
    expect(request?.draft.uri).not.toContain('other');
  });

  it('names what it leaves out of a pasted address', () => {
    const address = `${server}/one/rt/track/${siteKey}/pixel?uri=a://b?x=1&b=2`;
    const [pasted, alone] = [readPaste(address), readImport(address)];
    const notTaken = [{ what: 'A pixel address', why: 'Left out of its address: b.', isChanged: true }];
    expect(pasted.kind === 'event' && pasted.notTaken).toEqual(notTaken);
    expect(alone.kind === 'events' && alone.notTaken).toEqual(notTaken);
  });

  it('is read from a cURL command too', () => {
    const imported = readImport(`curl '${pixel}'`);
    expect(imported.kind === 'events' && imported.requests[0]?.draft.uri).toBe(
      'oeh://outboundcomms/email-open?email=a%40example.com',
    );
  });
});
