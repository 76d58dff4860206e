import { describe, expect, it } from 'vitest';
import { matchUri } from './match-uri.ts';
import { type CapturePoint, type InteractionPoint, type Touchpoint, touchpointSchema } from './touchpoint.ts';

function touchpoint(
  pattern: string,
  points: readonly string[] = [],
  captures: readonly CapturePoint[] = [],
): Touchpoint {
  const interactionPoints = points.map(
    (one): InteractionPoint => ({
      name: '',
      pattern: one.replace(/^re:/, ''),
      isRegularExpression: one.startsWith('re:'),
    }),
  );
  return { id: pattern, name: '', pattern, interactionPoints, capturePoints: captures };
}

const mapOf = (...patterns: readonly string[]) => patterns.map((pattern) => touchpoint(pattern));

describe('one Touchpoint', () => {
  it.each([
    // The exact scheme and host wins, wherever it is in the map.
    ['web://www.shop.com/a', ['web://*', 'web://www.shop.com', '*://*'], 'web://www.shop.com', 'same-text'],
    ['web://m.shop.com/a', ['web://*', 'web://*.shop.com'], 'web://*.shop.com', 'part-of-other'],
    ['web://m.shop.com', ['*://*', 'web://*'], 'web://*', 'part-of-other'],
    ['web://de.m.shop.com', ['web://*.shop.com', 'web://*.m.shop.com'], 'web://*.m.shop.com', 'part-of-other'],
    ['app://ab', ['app://a*', 'app://*ab'], 'app://*ab', 'more-letters'],
    ['app://abc', ['app://ab*', 'app://*c'], 'app://ab*', 'more-letters'],
    ['assist://desk', ['assist://desk', 'web://*'], 'assist://desk', null],
  ])('%s of %j goes to %s', (uri, patterns, winner, rule) => {
    for (const order of [patterns, patterns.toReversed()]) {
      const match = matchUri(mapOf(...order), uri);
      if (match.kind !== 'found') throw new Error(`${match.kind} for ${uri}`);
      expect(match.touchpoint.pattern).toBe(winner);
      expect(match.over?.rule ?? null).toBe(rule);
    }
  });

  it('says a tie where nothing documented decides', () => {
    const match = matchUri(mapOf('app://a*', 'app://*z', 'app://*'), 'app://abz');
    expect(match).toMatchObject({ kind: 'tie', touchpoints: [{ pattern: 'app://a*' }, { pattern: 'app://*z' }] });
    expect(matchUri(mapOf('app://a', 'app://a'), 'app://a').kind).toBe('tie');
    // Fewer wildcards, but also fewer letters.
    expect(matchUri(mapOf('web://*shop*', 'web://a.*'), 'web://a.shop.com').kind).toBe('tie');
  });

  it.each([
    [['web://*', '*://shop*', '*://shop.*']],
    [['*://shop.*', 'web://*', '*://shop*']],
    [['*://shop*', '*://shop.*', 'web://*']],
  ])('a tie has only those that none is more exact than, in any order: %j', (patterns) => {
    const match = matchUri(mapOf(...patterns), 'web://shop.example.com');
    if (match.kind !== 'tie') throw new Error(match.kind);
    expect(match.touchpoints.map(({ pattern }) => pattern).toSorted()).toEqual(['*://shop.*', 'web://*']);
  });

  it('discards the Interaction Points of the others', () => {
    const map = [touchpoint('web://*', ['/cart']), touchpoint('web://shop.com', ['/home'])];
    const match = matchUri(map, 'web://shop.com/cart');
    expect(match).toMatchObject({ kind: 'found', touchpoint: { pattern: 'web://shop.com' }, points: { matched: [] } });
  });

  it.each([
    ['assist://SalesCloud/a', 'assist://salescloud', 'case'],
    ['assist://sales%2Dcloud', 'assist://sales-cloud', 'encoding'],
    ['web://salescloud', 'assist://salescloud', 'scheme'],
    ['assist://salescloud2', 'assist://salescloud', 'host'],
    ['assist://other', 'assist://salescloud', null],
    ['', 'assist://salescloud', null],
  ])('%s is not taken by %s: %s', (uri, pattern, difference) => {
    const match = matchUri(mapOf('nonsense', pattern), uri);
    if (match.kind !== 'none') throw new Error(match.kind);
    expect(match.closest?.difference ?? null).toBe(difference);
  });

  it.each(['shop.com', 'web://', '://shop', 'web://shop/path', 'web://shop?a=1', ''])(
    '%j is no Touchpoint',
    (pattern) => {
      expect(matchUri(mapOf(pattern), 'web://shop/path?a=1').kind).toBe('none');
    },
  );
});

describe('Interaction Points', () => {
  const matched = (uri: string, points: readonly string[]) => {
    const match = matchUri([touchpoint('web://shop', points)], uri);
    if (match.kind !== 'found') throw new Error(match.kind);
    return match.points.matched.map(
      ({ point, dependsOn }) => `${point.pattern}${dependsOn === null ? '' : ` ${dependsOn}`}`,
    );
  };

  it.each([
    ['web://shop/', ['/', '/*'], ['/', '/*']],
    ['web://shop/cars/drive', ['/', '/*', '/cars/*', '/*/drive', '/cars'], ['/*', '/cars/*', '/*/drive']],
    ['web://shop/cars?x=1', ['/cars', '/cars/'], ['/cars']],
    [
      'web://shop/cars?model=a',
      ['/cars?model=a', '/cars?model=*', '/cars?model=b'],
      ['/cars?model=a', '/cars?model=*'],
    ],
    ['web://shop/cars?b=2&model=a', ['/cars?model=a'], ['/cars?model=a parameters']],
    ['web://shop/cars?model=a', ['/cars?model', '/cars?mod'], ['/cars?model parameters']],
    ['web://shop/cars?model', ['/cars?model'], ['/cars?model']],
    ['web://shop/uk/cars?model=a', ['*', '*/cars', '*?model', '*/vans'], ['*', '*/cars', '*?model parameters']],
    ['web://shop/Cars', ['/cars'], []],
    ['web://shop/cars/', ['/cars'], []],
    ['web://shop/cars/12', ['re:^/cars/\\d+$', 're:/cars', 're:^/vans'], ['^/cars/\\d+$', '/cars whole-expression']],
    ['web://shop/cars/12?a=b', ['re:/cars/\\d+', 're:.*a=b'], ['/cars/\\d+', '.*a=b']],
  ])('of %s, %j give %j', (uri, points, expected) => {
    expect(matched(uri, points)).toEqual(expected);
  });

  it.each([
    ['web://shop/Cars', 'case'],
    ['web://shop/cars/', 'slash'],
    ['web://shop/c%61rs', 'encoding'],
    ['web://shop/vans', null],
  ])('the closest one of %s differs by: %s', (uri, difference) => {
    const match = matchUri([touchpoint('web://shop', ['/cars', 're:cars2'])], uri);
    if (match.kind !== 'found') throw new Error(match.kind);
    expect(match.closestPoint?.difference ?? null).toBe(difference);
  });

  it('the closest one begins with a star', () => {
    const match = matchUri([touchpoint('web://shop', ['*/Cars'])], 'web://shop/uk/cars');
    expect(match).toMatchObject({ closestPoint: { one: { pattern: '*/Cars' }, difference: 'case' } });
  });

  it('names regular expressions that can’t be read or would take too long, and compares the others', () => {
    const slow = Array.from({ length: 40 }, () => `re:${'(a|a)*'.repeat(100)}b`);
    const match = matchUri(
      [touchpoint('web://shop', ['re:(', 're:(?=a)', ...slow, '/a*'])],
      `web://shop/${'a'.repeat(5_000)}`,
    );
    if (match.kind !== 'found') throw new Error(match.kind);
    expect(match.points.matched.map(({ point }) => point.pattern)).toEqual(['/a*']);
    expect(match.points.unread.map(({ says }) => says)).toEqual([
      'is not a valid regular expression',
      'uses lookahead, lookbehind or flags, which Tidings does not support',
      ...slow.map(() => 'is too long to compare with this URI'),
    ]);
    expect(matched('web://shop/aab', [`re:${'(a|a)*'.repeat(10)}b`])).toHaveLength(1);
  });
});

it('reads a Touchpoint of which only the start is known', () => {
  expect(touchpointSchema.parse({ id: '1', name: 'Shop', pattern: 'web://shop' })).toEqual({
    id: '1',
    name: 'Shop',
    pattern: 'web://shop',
    interactionPoints: [],
    capturePoints: [],
  });
});
