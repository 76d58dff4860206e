import { describe, expect, it } from 'vitest';
import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft, draftSchema } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { customerOfPixel, pixelNote, toPixelEvent } from './pixel.ts';
import { type Prepared, prepareSend } from './prepare.ts';

const opened: Draft = {
  ...editUri(blankDraft, 'oeh://outboundcomms/email-open?campaign=1234'),
  customerKey: 'person@domain.com',
  sendAs: 'pixel',
};
const environment = { ...blankEnvironment('e'), name: 'UAT', serverName: 'https://mxo.example.com' };
const sources = { workspace: [], answers: {}, draw: { seed: 's', at: '2026-01-02T09:00:00.000Z' } };

function prepare(draft: Draft, change: Partial<typeof environment> = {}): Prepared {
  return prepareSend(draft, { environment: { ...environment, ...change }, siteKey: 'ONE-5BTO1FBU1O-1109' }, sources);
}

function requestOf(draft: Draft) {
  const { reading } = prepare(draft);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
}

describe('a draft that is sent as a tracking pixel', () => {
  it('is a GET of the documented address, without a body and its headers', () => {
    expect(requestOf(opened)).toEqual({
      method: 'GET',
      url: 'https://mxo.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/pixel?uri=oeh%3A%2F%2Foutboundcomms%2Femail-open%3Fcampaign%3D1234%26email%3Dperson%40domain.com',
      headers: [
        { name: 'Host', value: 'mxo.example.com' },
        { name: 'Accept', value: '*/*' },
        { name: 'Accept-Encoding', value: 'gzip, deflate, br' },
        { name: 'User-Agent', value: 'Tidings' },
        { name: 'Connection', value: 'keep-alive' },
      ],
      body: '',
    });
  });

  it('has the values of its variables in its address, and no TID at all', () => {
    const draft = { ...opened, customerKey: '{{who}}', tid: 'dedc2983-4666-4641-8047-61250a878f89' };
    const variables = [{ name: 'who', value: 'ada+1@example.com' }];
    const { draft: sent, reading } = prepare(draft, { variables });
    expect(sent.tid).toBe('');
    expect(reading.ok && new URL(reading.request.url).searchParams.get('uri')).toBe(
      'oeh://outboundcomms/email-open?campaign=1234&email=ada%2B1@example.com',
    );
  });

  it('doesn’t ask for what only a TID or a body needs', () => {
    const twice = [1, 2].map((value) => ({ enabled: true, name: 'a', value: String(value) }));
    const draft = { ...opened, tid: '{{unknown}} is no TID', properties: twice };
    const errors = (one: Draft, change: Partial<typeof environment>) =>
      prepare(one, change).problems.filter(({ level }) => level === 'error');
    expect(errors(draft, { bodyForm: 'object' })).toEqual([]);
    expect(errors({ ...draft, sendAs: 'event' }, { bodyForm: 'object' })).toHaveLength(2);
    expect(errors(opened, { bodyForm: 'customer-key' })).toEqual([]);
  });

  it('asks for no variable in what isn’t sent, and still says that it isn’t', () => {
    const extra = [{ name: 'channel', json: '"{{unknown}} {{?Which}}"' }];
    const { draft, problems, unanswered } = prepare({ ...opened, uri: '', extra });
    expect([draft.extra, unanswered]).toEqual([[], []]);
    expect(problems.map(({ level, why }) => [level, why])).toEqual([
      ['error', expect.any(String)],
      ['warning', 'A tracking pixel has no place for it, so it will not be sent.'],
    ]);
  });

  it('is warned of an address that is too long, and refused where no server takes it', () => {
    const withValue = (length: number) => ({
      ...opened,
      properties: [{ enabled: true, name: 'a', value: 'x'.repeat(length) }],
    });
    const found = (length: number) => prepare(withValue(length)).problems.map(({ level, says }) => [level, says]);
    expect(found(7_000)).toEqual([]);
    expect(found(8_000)).toEqual([['warning', expect.stringContaining('The address of the pixel has 8,')]]);
    expect(found(64_000)).toEqual([['error', expect.stringContaining('The address of the pixel has 64,')]]);
  });

  it('names what becomes a parameter and what doesn’t go along', () => {
    const properties = [{ enabled: true, name: 'subject', value: 'Hello' }];
    expect(pixelNote({ ...opened, properties, tid: 't', extra: [{ name: 'channel', json: '1' }] })).toBe(
      'Sent as a tracking pixel: a GET with the URI in its address, the customer key in the parameter “email”, 1 property as a parameter. Not in it: the TID, “channel”. MXO returns no TID.',
    );
    expect(pixelNote({ ...opened, customerKey: '' })).toBe(
      'Sent as a tracking pixel: a GET with the URI in its address. MXO returns no TID.',
    );
  });

  it('has its customer masked in its address', () => {
    for (const customerKey of ['person@domain.com', 'CRM 4711']) {
      const masked = createCustomerMask()(requestOf({ ...opened, customerKey }).url, [customerKey]);
      expect(masked).not.toMatch(/person|4711/);
      expect(masked).toContain('campaign%3D1234');
    }
  });
});

describe('the customer key in the URI of a pixel', () => {
  const withProperty = (name: string, value: string) => [{ enabled: true, name, value }];
  it.each<[string, Partial<Draft>]>([
    ['an address', { customerKey: 'ada+1@example.com' }],
    ['a number', { customerKey: '000345' }],
    ['a number beside an address', { customerKey: '000345', properties: withProperty('email', 'friend@example.com') }],
    ['an address beside another one', { ...editUri(opened, 'a://b?email=other@example.com#top') }],
    ['one whose usual names are taken', { ...editUri(opened, 'a://b?email=x&customerKey=y&ck=z') }],
    ['one whose every name is taken', { ...editUri(opened, 'a://b?email=x&customerKey=y&ck=z&customer=q') }],
    ['one that the URI names already', { ...editUri(opened, 'a://b?ck=y&email=person%40domain.com') }],
    [
      'an address in the URI beside a property for a customer',
      { ...editUri(opened, 'a://b?email=person@domain.com'), properties: withProperty('customer', 'gold') },
    ],
    ['a number in the URI before an address', { ...editUri(opened, 'a://b?ck=4711&email=x@y.z'), customerKey: '4711' }],
    [
      'an address in another parameter beside a property for a customer',
      { ...editUri(opened, 'a://b?mail=person@domain.com'), properties: withProperty('ck', '17') },
    ],
    ['none', { ...editUri(opened, 'a://b?c=1'), customerKey: '' }],
  ])('is read back as it was written: %s', (_, change) => {
    const draft = { ...opened, ...change };
    expect(customerOfPixel(toPixelEvent(draft).uri)).toBe(draft.customerKey);
  });

  it('isn’t added again in another spelling', () => {
    const uri = 'a://b?email=Person@domain.com';
    expect(toPixelEvent({ ...opened, ...editUri(opened, uri), properties: [] }).uri).toBe(uri);
  });

  it('isn’t guessed from a parameter with another name', () => {
    const draft = { ...editUri(opened, 'a://b?mail=person@domain.com') };
    expect(toPixelEvent(draft).uri).toBe('a://b?mail=person@domain.com');
    expect(customerOfPixel('a://b?mail=person@domain.com')).toBe('');
  });
});

it('reads a draft that was saved before there were pixels as an event', () => {
  const { sendAs, ...older } = opened;
  expect(draftSchema.parse(older).sendAs).toBe('event');
  expect(draftSchema.parse(opened).sendAs).toBe(sendAs);
});
