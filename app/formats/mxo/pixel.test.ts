import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { readGiven } from './given.ts';
import { formatPixel } from './pixel.ts';

const opened: Draft = {
  ...editUri(blankDraft, 'oeh://outboundcomms/email-open?campaign=1234'),
  customerKey: 'person@domain.com',
};

function pixelOf(draft: Draft, bodyForm: 'array' | 'object' | 'customer-key' = 'array') {
  const environment = { ...blankEnvironment('e'), serverName: 'https://mxo.example.com/gate', bodyForm };
  const reading = buildRequest(draft, environment, 'ONE-5BTO1FBU1O-1109');
  if (!reading.ok) throw new Error(reading.problem);
  return formatPixel(draft, reading.request);
}

/** The event's URI in the image's address, as a browser reads it. */
function uriIn(html: string): string {
  const [, src = ''] = /^<img src="([^"]*)" width="1" height="1" alt="">$/.exec(html) ?? [];
  const url = new URL(src.replaceAll('&amp;', '&'));
  expect(url.pathname).toBe('/gate/one/rt/track/ONE-5BTO1FBU1O-1109/pixel');
  expect([...url.searchParams.keys()]).toEqual(['uri']);
  return url.searchParams.get('uri') ?? '';
}

describe('an event as a tracking pixel', () => {
  it('is the address of MXO’s own example', () => {
    const { html } = pixelOf(opened);
    expect(uriIn(html)).toBe('oeh://outboundcomms/email-open?campaign=1234&email=person@domain.com');
    expect(html).toContain('pixel?uri=oeh%3A%2F%2Foutboundcomms%2Femail-open%3Fcampaign%3D1234%26email%3D');
  });

  it.each(['array', 'object', 'customer-key'] as const)('takes properties along as parameters (%s)', (form) => {
    const properties = [
      { enabled: true, name: 'subject line', value: 'Ümlaut & "more" = 100%' },
      { enabled: false, name: 'off', value: 'x' },
      { enabled: true, name: 'first', value: 'true', json: true },
    ];
    const { html, note } = pixelOf({ ...opened, properties }, form);
    const query = new URLSearchParams(uriIn(html).replace(/^[^?]*\?/, ''));
    expect([...query]).toEqual([
      ['campaign', '1234'],
      ['subject line', 'Ümlaut & "more" = 100%'],
      ['first', 'true'],
      ['email', 'person@domain.com'],
    ]);
    expect(note).toContain('2 properties became parameters of the URI.');
  });

  it('doesn’t name a customer twice, and keeps a fragment at the end', () => {
    const draft = { ...opened, ...editUri(opened, 'oeh://a/b?mail=person%40domain.com#top') };
    expect(uriIn(pixelOf(draft).html)).toBe('oeh://a/b?mail=person%40domain.com#top');
    expect(uriIn(pixelOf({ ...draft, customerKey: 'CRM 7' }).html)).toBe(
      'oeh://a/b?mail=person%40domain.com&customerKey=CRM%207#top',
    );
  });

  it('doesn’t name a customer twice where a property does, and never two under one name', () => {
    const withEmail = (value: string) => ({ ...opened, properties: [{ enabled: true, name: 'email', value }] });
    expect(uriIn(pixelOf(withEmail('person@domain.com')).html)).toBe(
      'oeh://outboundcomms/email-open?campaign=1234&email=person@domain.com',
    );
    expect(uriIn(pixelOf(withEmail('other@domain.com')).html)).toBe(
      'oeh://outboundcomms/email-open?campaign=1234&email=other@domain.com&customerKey=person@domain.com',
    );
  });

  it('names a customer whose key is the value of a parameter about something else', () => {
    expect(uriIn(pixelOf({ ...opened, customerKey: '1234' }).html)).toBe(
      'oeh://outboundcomms/email-open?campaign=1234&customerKey=1234',
    );
  });

  it('takes parameters of the request URL along, and names the TID that it leaves out', () => {
    const draft = { ...moveParameters(opened, 'request-url'), tid: 'dedc2983-4666-4641-8047-61250a878f89' };
    const { html, note } = pixelOf(draft);
    expect(uriIn(html)).toBe('oeh://outboundcomms/email-open?campaign=1234&email=person@domain.com');
    expect(note).toContain('Not in it: the TID.');
    expect(html).not.toContain('dedc2983');
  });

  it('names members of the body that a pixel can’t have', () => {
    const { html, note } = pixelOf({ ...opened, customerKey: '', extra: [{ name: 'channel', json: '"web"' }] });
    expect(note).toBe('It names no customer. Not in it: “channel”.');
    expect(uriIn(html)).toBe('oeh://outboundcomms/email-open?campaign=1234');
  });

  it('is read back as what it was made of', () => {
    const { html } = pixelOf({ ...opened, customerKey: 'o\'neil"<x>&@example.com' });
    const reading = readGiven(html);
    expect(reading).toMatchObject({
      kind: 'given',
      given: {
        what: 'A pixel address',
        serverName: 'https://mxo.example.com/gate',
        siteKey: 'ONE-5BTO1FBU1O-1109',
        uri: uriIn(html),
      },
    });
  });
});
