import { describe, expect, it } from 'vitest';
import { readTouchpoints, touchpointColumns } from './read-touchpoints.ts';

const table = [
  ['Sales cloud', 'assist://salescloud', 'Test drive', '/test-drive?model=*', 'email', 'E-mail'],
  ['', '', 'Test drive', '', 'model', ''],
  ['', '', 'Any page', '/*', '', ''],
  ['Web', 'web://*', 'Cars', '^/cars/\\d+$', '', ''],
];

const map = [
  {
    name: 'Sales cloud',
    pattern: 'assist://salescloud',
    interactionPoints: [
      { name: 'Test drive', pattern: '/test-drive?model=*', isRegularExpression: false },
      { name: 'Any page', pattern: '/*', isRegularExpression: false },
    ],
    capturePoints: [
      { apiName: 'email', key: 'E-mail', interactionPoint: 'Test drive' },
      { apiName: 'model', key: '', interactionPoint: 'Test drive' },
    ],
  },
  {
    name: 'Web',
    pattern: 'web://*',
    interactionPoints: [{ name: 'Cars', pattern: '^/cars/\\d+$', isRegularExpression: true }],
    capturePoints: [],
  },
];

const linesOf = (separator: string) => table.map((cells) => cells.join(separator));

describe('a map is read from', () => {
  it.each([
    ['cells of a spreadsheet', linesOf('\t').join('\r\n')],
    ['CSV', linesOf(',').join('\n')],
    ['CSV of a German spreadsheet', `\uFEFF${linesOf(';').join('\r\n')}\r\n\r\n`],
    ['CSV with a header', [touchpointColumns.join(','), ...linesOf(',')].join('\n')],
    ['JSON', JSON.stringify(map)],
    ['a workspace', JSON.stringify({ tidings: 'workspace', touchpoints: map.map((one) => ({ id: '1', ...one })) })],
  ])('%s', (_, text) => {
    expect(readTouchpoints(text)).toEqual({ touchpoints: map, unread: [] });
  });
});

it('takes columns in another order, and quotes', () => {
  const text = 'Regular expression,Interaction Point pattern,touchpoint_pattern,Other\nyes,"/a,b",web://shop,x';
  expect(readTouchpoints(text).touchpoints).toEqual([
    {
      name: '',
      pattern: 'web://shop',
      interactionPoints: [{ name: '', pattern: '/a,b', isRegularExpression: true }],
      capturePoints: [],
    },
  ]);
});

it.each([
  ['a name that begins with a bracket', '[UAT] Web\tweb://shop\tCars\t/cars', '[UAT] Web'],
  ['a name that is a variable', '{{brand}} Web;web://shop', '{{brand}} Web'],
  ['blank lines first', '\n\t\nTouchpoint\tTouchpoint pattern\nShop\tweb://shop', 'Shop'],
  ['a semicolon in quotes', '"Shop; web",web://shop', 'Shop; web'],
  ['a line break in quotes', '"Shop\nweb";web://shop', 'Shop\nweb'],
  ['Excel’s line that names the separator', 'sep=;\nTouchpoint pattern;Touchpoint\nweb://shop;Shop', 'Shop'],
  ['the same for another one', '"sep=|"\r\nShop|web://shop', 'Shop'],
])('a table is read with %s', (_, text, name) => {
  expect(readTouchpoints(text)).toMatchObject({ unread: [], touchpoints: [{ name, pattern: 'web://shop' }] });
});

it('counts lines as they are in the text', () => {
  expect(readTouchpoints('\nsep=;\nShop;shop.com').unread).toMatchObject([{ where: 'Line 3' }]);
});

it('keeps a capture point with an Interaction Point that has no name', () => {
  const rows = ['Shop\tweb://shop\t\t/cars', 'Shop\tweb://shop\t\t/offers', '\t\t\t/cars\tmodel'];
  const [shop] = readTouchpoints(rows.join('\n')).touchpoints;
  expect(shop?.interactionPoints).toMatchObject([{ name: '/cars' }, { name: '', pattern: '/offers' }]);
  expect(shop?.capturePoints).toEqual([{ apiName: 'model', key: '', interactionPoint: '/cars' }]);
});

it('keeps two that have a name or a pattern in common', () => {
  const text = ['Web\tweb://shop\tHome\t/', 'Shop\tweb://shop\tStart\t/', '\t\tAny\t/\temail', 'Web'].join('\n');
  const { touchpoints, unread } = readTouchpoints(`${text}\t\tLate\t/late`);
  expect(unread).toEqual([]);
  expect(
    touchpoints.map(({ name, interactionPoints }) => [name, interactionPoints.map((point) => point.name)]),
  ).toEqual([
    ['Web', ['Home', 'Late']],
    ['Shop', ['Start', 'Any']],
  ]);
  expect(touchpoints[1]?.capturePoints).toEqual([{ apiName: 'email', key: '', interactionPoint: 'Any' }]);
});

it('names what it can’t read, line by line, and reads the rest', () => {
  const text = [
    '\t\tHome\t/',
    'Shop\tshop.com\tHome\t/',
    'Web\tweb://shop\tHome\thome',
    '\t\tHome\t/home\t\tE-mail',
    '\t\tBroken\t(\t\t\tyes',
  ].join('\n');
  const { touchpoints, unread } = readTouchpoints(text);
  expect(touchpoints.map(({ name, interactionPoints }) => [name, interactionPoints.length])).toEqual([['Web', 1]]);
  expect(unread).toEqual([
    { where: 'Line 1', says: 'There is no Touchpoint in this line or above it.' },
    {
      where: 'Line 2',
      says: '“shop.com” isn’t the pattern of a Touchpoint. Write it as scheme://host, for example web://shop.',
    },
    {
      where: 'Line 3',
      says: '“home” isn’t the pattern of an Interaction Point. Write it as /path or /path?parameter.',
    },
    { where: 'Line 4', says: 'The key attribute “E-mail” has no capture point.' },
    { where: 'Line 5', says: '“(” isn’t the pattern of an Interaction Point. It is not a valid regular expression.' },
  ]);
});

it.each([
  ['[{]', 'The text', 'It isn’t valid JSON.'],
  ['[{"name":"x","pattern":"a://b"', 'The text', 'It isn’t valid JSON.'],
  ['{"a":1}', 'The text', 'It has no list of Touchpoints.'],
  ['[{"name":"x"}]', 'Item 1', 'pattern can’t be read as part of a Touchpoint.'],
  [
    '[{"pattern":"x"}]',
    'Item 1',
    '“x” isn’t the pattern of a Touchpoint. Write it as scheme://host, for example web://shop.',
  ],
  [
    '[{"pattern":"a://b","interactionPoints":[{"name":"","pattern":"c"}]}]',
    'Item 1',
    '“c” isn’t the pattern of an Interaction Point. Write it as /path or /path?parameter.',
  ],
  ['a,"b', 'Line 1', 'A quote starts here and is never closed.'],
  ['x'.repeat(2_000_001), 'The text', 'It’s too long for a Touchpoint map.'],
])('of %.20s it says why', (text, where, says) => {
  expect(readTouchpoints(text).unread[0]).toEqual({ where, says });
});
