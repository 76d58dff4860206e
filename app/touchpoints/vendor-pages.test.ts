import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { describeMatch } from './match-message.ts';
import { matchUri } from './match-uri.ts';
import { findNotCaptured } from './not-captured.ts';
import { touchpointSchema } from './touchpoint.ts';

/*
 * What the vendor's public pages say of Touchpoints and Interaction Points. Each table is named after its page. The last one
 * has what no page says: there the map must say so too, and decide nothing on its own.
 */

type TouchpointParts = {
  readonly pattern: string;
  readonly points?: readonly string[];
  readonly captures?: readonly { readonly apiName: string; readonly interactionPoint?: string }[];
};

/** A pattern that begins with `re:` is a regular expression. */
const mapOf = (parts: readonly TouchpointParts[]) =>
  parts.map(({ pattern, points = [], captures = [] }) =>
    touchpointSchema.parse({
      id: pattern,
      name: '',
      pattern,
      interactionPoints: points.map((one) => ({
        name: one,
        pattern: one.replace(/^re:/, ''),
        isRegularExpression: one.startsWith('re:'),
      })),
      capturePoints: captures,
    }),
  );

/** The Touchpoint and the Interaction Points that a uri goes to; null where no one Touchpoint takes it. */
function goesTo(uri: string, parts: readonly TouchpointParts[]) {
  const match = matchUri(mapOf(parts), uri);
  return match.kind === 'found'
    ? [match.touchpoint.pattern, ...match.points.matched.map(({ point }) => point.name)]
    : null;
}

function saysOf(draft: Draft, parts: readonly TouchpointParts[]) {
  const match = matchUri(mapOf(parts), draft.uri);
  return describeMatch(match, findNotCaptured(match, draft));
}

const drafted = (uri: string, ...names: readonly string[]): Draft => ({
  ...editUri(blankDraft, uri),
  properties: names.map((name) => ({ enabled: true, name, value: '1' })),
});

describe('Using Wildcards in Interaction Points', () => {
  const web: TouchpointParts = { pattern: 'https://*', points: ['/*', '/'] };
  const shop: TouchpointParts = { pattern: 'https://shop.example.com', points: ['/', '/cars/*', '/cars?model=*'] };
  it.each([
    ['a Touchpoint is scheme://host', 'https://shop.example.com/', [shop], ['https://shop.example.com', '/']],
    ['another scheme is another Touchpoint', 'app://shop.example.com/', [shop], null],
    ['another host is another Touchpoint', 'https://m.example.com/', [shop], null],
    ['a Touchpoint can have wildcards', 'https://m.example.com/', [web], ['https://*', '/*', '/']],
    [
      'an Interaction Point is /path?parameter',
      'https://shop.example.com/cars?model=a',
      [shop],
      ['https://shop.example.com', '/cars?model=*'],
    ],
    [
      'an Interaction Point can have wildcards',
      'https://shop.example.com/cars/drive',
      [shop],
      ['https://shop.example.com', '/cars/*'],
    ],
    ['the Interaction Point /* is for everything', 'https://m.example.com/any/path?x=1', [web], ['https://*', '/*']],
    [
      'the Interaction Point / is the base one',
      'https://m.example.com/any',
      [{ ...web, points: ['/'] }],
      ['https://*'],
    ],
    [
      'the most exact Touchpoint takes the URI, and the others are discarded with their Interaction Points',
      'https://shop.example.com/any',
      [web, shop],
      ['https://shop.example.com'],
    ],
    [
      'several Interaction Points of a Touchpoint can match',
      'https://shop.example.com/cars/x',
      [{ ...shop, points: ['/*', '/cars/*', '/cars/x', '/vans'] }],
      ['https://shop.example.com', '/*', '/cars/*', '/cars/x'],
    ],
    [
      'an Interaction Point can be a regular expression',
      'https://shop.example.com/cars/12',
      [{ ...shop, points: ['re:^/cars/\\d+$', 're:^/vans/\\d+$'] }],
      ['https://shop.example.com', 're:^/cars/\\d+$'],
    ],
  ] as const)('%s', (_, uri, map, expected) => {
    expect(goesTo(uri, map)).toEqual(expected);
    expect(goesTo(uri, map.toReversed())).toEqual(expected);
  });
});

describe('License utilization, and Create Automatic Interaction Points', () => {
  it.each([
    ['a URI matches one Touchpoint', 'oeh://a/x', [{ pattern: 'oeh://a' }, { pattern: 'oeh://*' }], ['oeh://a']],
    ['a URI may match no Interaction Point', 'oeh://a/x', [{ pattern: 'oeh://a', points: ['/y'] }], ['oeh://a']],
  ] as const)('%s', (_, uri, map, expected) => {
    expect(goesTo(uri, map)).toEqual(expected);
  });
});

describe('Track Customer Activity for Outbound Communications', () => {
  it('the URI of a pixel has the base of its Touchpoint, the path of its Interaction Point, attributes and a key', () => {
    const uri = 'oeh://outboundcomms/email-open?campaign=1234&email=person@domain.com';
    const map = [{ pattern: 'oeh://outboundcomms', points: ['/email-open', '/email-click'] }];
    expect(goesTo(uri, map)).toEqual(['oeh://outboundcomms', '/email-open']);
  });
});

describe('Sending Properties (Android SDK)', () => {
  it.each([
    ['a property is captured where a capture point has its name', ['basket'], []],
    [
      'a property without one is not',
      ['basket', 'Basket'],
      ['No capture point of your map takes the property Basket.'],
    ],
    [
      'one of another Interaction Point is not for it',
      ['vans'],
      ['No capture point of your map takes the property vans.'],
    ],
  ])('%s', (_, names, says) => {
    const captures = [{ apiName: 'basket' }, { apiName: 'vans', interactionPoint: '/vans' }];
    const map = [{ pattern: 'app://shop', points: ['/cars', '/vans'], captures }];
    expect(saysOf(drafted('app://shop/cars', ...names), map).details).toEqual(says);
  });
});

describe('Disabling Automatic Identity Transfer', () => {
  it('tid in a URI links the customer, so that no capture point is missed for it', () => {
    const map = [{ pattern: 'web://shop', points: ['/a'], captures: [{ apiName: 'x' }] }];
    expect(saysOf(drafted('web://shop/a?tid=1'), map).details).toEqual([]);
    expect(saysOf(drafted('web://shop/a?cid=1'), map).details).toEqual([
      'No capture point of your map takes the parameter cid.',
    ]);
  });
});

describe('what no page says is said to be not documented', () => {
  const compared = 'How MXO compares this is not documented. Keep them equal.';
  const parameters = 'How MXO compares several parameters and their order is not documented.';
  const patterns = 'How MXO compares patterns with wildcards is not documented.';
  const shop = (...points: readonly string[]) => [{ pattern: 'web://shop', points }];
  it.each([
    ['the case of a host', 'web://Shop/a', shop('/a'), compared],
    ['the case of a path', 'web://shop/A', shop('/a'), compared],
    ['the trailing slash', 'web://shop/a/', shop('/a'), compared],
    ['the percent-encoding of a path', 'web://shop/%61', shop('/a'), compared],
    ['the percent-encoding of a host', 'web://s%68op/a', shop('/a'), compared],
    ['the order of parameters', 'web://shop/a?y=2&x=1', shop('/a?x=1&y=2'), parameters],
    ['more parameters than the pattern has', 'web://shop/a?x=1&z=3', shop('/a?x=1'), parameters],
    [
      'whether a regular expression must fit the whole path',
      'web://shop/cars/12',
      shop('re:/cars'),
      'Whether a regular expression must fit the whole path is not documented.',
    ],
    [
      'which of two wildcard patterns is more exact',
      'app://abz/',
      [{ pattern: 'app://a*' }, { pattern: 'app://*z' }],
      'MXO uses only the most exact one. Which of these that is isn’t documented.',
    ],
    [
      'why one with more letters is more exact',
      'app://abc/',
      [
        { pattern: 'app://ab*', points: ['/'] },
        { pattern: 'app://*c', points: ['/'] },
      ],
      patterns,
    ],
  ] as const)('%s', (_, uri, map, detail) => {
    const { isDoubtful, details } = saysOf(drafted(uri), map);
    expect(details).toContain(detail);
    expect(isDoubtful).toBe(true);
  });
});
