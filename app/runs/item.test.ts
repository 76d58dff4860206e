import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { guessMapping } from './guess-mapping.ts';
import { createItemMaker, type ItemParts } from './item.ts';
import { placeOf, plannedItems } from './run.ts';

const environment = {
  ...blankEnvironment('e'),
  name: 'UAT',
  serverName: 'https://uat.example.com',
  variables: [{ name: 'city', value: 'of the environment' }],
};

function makerOf(draft: Partial<Draft>, change: Partial<ItemParts> = {}) {
  return createItemMaker({
    requests: [{ id: 'r', name: 'R', draft: { ...blankDraft, uri: 'a://b', ...draft }, cast: null }],
    columns: ['city', 'key'],
    rowCount: 2,
    mapping: [],
    expectations: [],
    environment,
    siteKey: 'ONE-5BTO1FBU1O-1109',
    workspace: [{ name: 'city', value: 'of all' }],
    answers: {},
    seed: 's',
    at: '2026-01-02T03:04:05.000Z',
    ...change,
  });
}

const toVariable = (column: string, name = column) => ({ column, target: { kind: 'variable', name } }) as const;
const sent = (maker: ReturnType<typeof makerOf>, item: number, cells: readonly string[], tid: string | null = null) =>
  maker.finish(maker.make(item, cells), tid);

describe('an item', () => {
  it('of a storyboard is the row’s customer for the first of its cast alone', () => {
    const step = (id: string, cast: string | null, customerKey: string) => {
      return { id, name: id, cast, draft: { ...blankDraft, uri: 'a://b', customerKey } };
    };
    const maker = makerOf(
      {},
      {
        requests: [step('1', 'ada', 'ada'), step('2', 'noah', 'noah'), step('3', 'ada', 'ada'), step('4', null, 'eve')],
        columns: ['key', 'tid'],
        mapping: [
          { column: 'key', target: { kind: 'customer-key' } },
          { column: 'tid', target: { kind: 'tid' } },
        ],
      },
    );
    const drafts = [0, 1, 2, 3].map((item) => sent(maker, item, ['grace', 'of grace']).draft);
    expect(drafts.map(({ customerKey, tid }) => [customerKey, tid])).toEqual([
      ['grace', 'of grace'],
      ['noah', ''],
      ['grace', 'of grace'],
      ['eve', ''],
    ]);
  });

  it('has the times of the moment at which it is made; a cast keeps the key that it began with', () => {
    const maker = makerOf({ uri: 'a://b/{{$timestamp}}' });
    const at = (iso: string) => maker.finish(maker.make(0, [], iso), null).draft.uri;
    expect([at('2026-01-02T03:04:05.000Z'), at('2026-01-02T03:04:06.000Z')]).toEqual([
      'a://b/1767323045',
      'a://b/1767323046',
    ]);
    const draft = { ...blankDraft, uri: 'a://b', customerKey: 'ada.{{$timestamp}}' };
    const cast = makerOf({}, { requests: [{ id: 'r', name: 'R', draft, cast: 'ada' }] });
    expect(cast.finish(cast.make(0, [], '2026-02-02T03:04:06.000Z'), null).draft.customerKey).toBe('ada.1767323045');
  });

  it('takes the row before the environment, and the environment before all', () => {
    const uri = 'a://b/{{city}}';
    const mapped = makerOf({ uri }, { mapping: [toVariable('city')] });
    expect(sent(mapped, 0, ['Bonn', 'k']).draft.uri).toBe('a://b/Bonn');
    expect(sent(makerOf({ uri }), 0, ['Bonn', 'k']).draft.uri).toBe('a://b/of%20the%20environment');
    const renamed = makerOf({ uri: 'a://b/{{town}}' }, { mapping: [toVariable('city', 'town')] });
    expect(sent(renamed, 0, ['Bonn', 'k']).draft.uri).toBe('a://b/Bonn');
  });

  it('takes cells into its fields as they are, whatever is in them', () => {
    const maker = makerOf(
      { properties: [{ enabled: true, name: 'tier', value: 'gold' }] },
      {
        columns: ['key', 'tier', 'note', 'tid'],
        mapping: [
          { column: 'key', target: { kind: 'customer-key' } },
          { column: 'tier', target: { kind: 'property', name: 'tier' } },
          { column: 'note', target: { kind: 'property', name: 'note' } },
          { column: 'tid', target: { kind: 'tid' } },
        ],
      },
    );
    const { draft } = sent(maker, 0, ['{{city}}', '{{$guid}}', '"\n\\', 't-1']);
    expect(draft).toMatchObject({ customerKey: '{{city}}', tid: 't-1' });
    expect(draft.properties.map(({ name, value }) => [name, value])).toEqual([
      ['tier', '{{$guid}}'],
      ['note', '"\n\\'],
    ]);
  });

  it('never takes a cell for that of another column, whatever columns are called', () => {
    const parts = { columns: ['email', '#1', '##1'], mapping: guessMapping(['email', '#1', '##1'], []) };
    const { draft } = sent(makerOf({ uri: 'a://b/{{#1}}' }, parts), 0, ['ada@example.com', 'Mini', 'Fiat']);
    expect(draft).toMatchObject({ customerKey: 'ada@example.com', uri: 'a://b/Mini' });
    const asked = makerOf({ uri: 'a://b/{{#1}}' }, { ...parts, columns: ['email'] });
    expect(sent(asked, 0, ['ada@example.com']).problems[0]?.says).toBe('There is no variable {{#1}}');
  });

  it('draws its own values, and the same ones each time that it is made', () => {
    const maker = makerOf({ uri: 'a://b/{{$guid}}' });
    const [first, again, other] = [0, 0, 1].map((item) => sent(maker, item, []).draft.uri);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('continues with the tid that its customer has by now, in the request too', () => {
    const { draft, reading } = sent(makerOf({ customerKey: 'ada', tid: 'old' }), 0, [], 'new');
    expect(draft.tid).toBe('new');
    expect(reading.ok && reading.request.url).toContain('?tid=new');
  });

  it('has a request to compare runs by, in which dynamic values are the same each time', () => {
    const steadyOf = (maker: ReturnType<typeof makerOf>, item: number) => {
      const made = maker.make(item, ['Bonn', 'k'], new Date().toISOString());
      return maker.steady(made, ['Bonn', 'k']);
    };
    const draft = { uri: 'a://b/ORD{{$randomInt}}?at={{$now}}', customerKey: 'ada.{{$randomInt}}@example.com' };
    const [first, second] = [steadyOf(makerOf(draft), 0), steadyOf(makerOf(draft, { seed: 'another' }), 0)];
    expect(first).not.toBeNull();
    expect(first).toEqual(second);
    expect(steadyOf(makerOf({ ...draft, uri: 'a://other' }), 0)).not.toEqual(first);
    expect(steadyOf(makerOf({ uri: 'a://b' }), 0)).toBeNull();
  });

  it('keeps the TID of its own row, whichever tid its customer got before', () => {
    const byColumn = { mapping: [{ column: 'key', target: { kind: 'tid' } }] } as const;
    expect(sent(makerOf({ customerKey: 'ada' }, byColumn), 0, ['', 'own'], 'new').draft.tid).toBe('own');
    expect(sent(makerOf({ customerKey: 'ada' }, byColumn), 0, ['', ''], 'new').draft.tid).toBe('new');
    const byVariable = { mapping: [toVariable('key')] };
    expect(sent(makerOf({ customerKey: 'ada', tid: '{{key}}' }, byVariable), 0, ['', 'own'], 'new').draft.tid).toBe(
      'own',
    );
  });

  it('takes a TID of blanks for none', () => {
    const byColumn = makerOf({ customerKey: 'ada' }, { mapping: [{ column: 'key', target: { kind: 'tid' } }] });
    expect(sent(byColumn, 0, ['', ' '], 'new').draft.tid).toBe('new');
    expect(sent(byColumn, 0, ['', ' ']).draft.tid).toBe('');
    const byVariable = makerOf({ customerKey: 'ada', tid: '{{key}}' }, { mapping: [toVariable('key')] });
    expect(sent(byVariable, 0, ['', '\t'], 'new').draft.tid).toBe('new');
  });

  it('expects what its request expects, and then what the run does', () => {
    const own = { kind: 'http-status', equals: 200 } as const;
    const runs = { kind: 'json-path', path: '$.city', test: 'equals', value: '{{city}}' } as const;
    const maker = makerOf({ expectations: [own] }, { expectations: [runs], mapping: [toVariable('city')] });
    expect(sent(maker, 0, ['Bonn', 'k']).draft.expectations).toEqual([own, { ...runs, value: 'Bonn' }]);
  });

  it('warns of one tid for rows of different customers', () => {
    const warns = (draft: Partial<Draft>, mapping: ItemParts['mapping']) =>
      sent(makerOf(draft, { mapping }), 0, ['Bonn', 'k']).problems.some(({ says }) =>
        says.includes('have the same TID'),
      );
    const tid = 'dedc2983-4666-4641-8047-61250a878f89';
    const toKey = { column: 'key', target: { kind: 'customer-key' } } as const;
    expect(warns({ tid }, [toKey])).toBe(true);
    expect(warns({ tid, customerKey: '{{key}}' }, [toVariable('key')])).toBe(true);
    expect(warns({ tid, customerKey: 'ada' }, [])).toBe(false);
    expect(warns({ tid }, [toKey, { column: 'city', target: { kind: 'tid' } }])).toBe(false);
    expect(warns({}, [toKey])).toBe(false);
  });

  it('warns of a row without the customer key that it should have', () => {
    const warns = (draft: Partial<Draft>, mapping: ItemParts['mapping'], key: string) =>
      sent(makerOf(draft, { mapping }), 0, ['Bonn', key]).problems.some(({ says }) => says.includes('in this row'));
    const toKey = { column: 'key', target: { kind: 'customer-key' } } as const;
    expect(warns({}, [toKey], ' ')).toBe(true);
    expect(warns({ customerKey: '{{key}}' }, [toVariable('key')], '')).toBe(true);
    expect(warns({}, [toKey], 'ada')).toBe(false);
    expect(warns({ customerKey: '' }, [], '')).toBe(false);
  });
});

it('items go through the requests of a row, then the rows, then the iterations', () => {
  const places = Array.from({ length: plannedItems(2, 3, 2) }, (_, item) => placeOf(item, 2, 3));
  expect(places.map(({ iteration, row, request }) => `${iteration}${row}${request}`).join(' ')).toBe(
    '000 001 010 011 020 021 100 101 110 111 120 121',
  );
});

describe('a column', () => {
  const property = (column: string, name = 'n') => ({ column, target: { kind: 'property', name } }) as const;
  it('that goes to a JSON value sends one, and a text where its cell is none', () => {
    const draft = { properties: [{ enabled: true, name: 'n', value: '1', json: true }] };
    const maker = makerOf(draft, { mapping: [property('city')] });
    const bodyOf = (cell: string) => {
      const { reading } = sent(maker, 0, [cell]);
      return reading.ok ? reading.request.body : reading.problem;
    };
    expect(['12.50', '007', 'true', ''].map(bodyOf)).toEqual(
      ['12.50', '"007"', 'true', '""'].map((value) => `{"uri":"a://b","properties":[{"name":"n","value":${value}}]}`),
    );
  });

  it('is sent as the kind that was chosen, digit by digit, or is an error', () => {
    const bodyOf = (as: 'text' | 'number' | 'boolean' | 'json', cell: string, json = false) => {
      const draft = { properties: [{ enabled: true, name: 'n', value: '1', ...(json && { json }) }] };
      const maker = makerOf(draft, { mapping: [{ column: 'city', target: { kind: 'property', name: 'n', as } }] });
      const { reading, problems } = sent(maker, 0, [cell]);
      const says = problems.find(({ level }) => level === 'error')?.says;
      return says ?? (reading.ok ? reading.request.body.slice(reading.request.body.indexOf('"value":') + 8, -3) : '');
    };
    expect(bodyOf('number', ' 12.50 ')).toBe('12.50');
    expect(bodyOf('number', '12345678901234567890')).toBe('12345678901234567890');
    expect(bodyOf('number', '000345')).toBe('“000345” isn’t a number');
    expect(bodyOf('number', '1,5')).toBe('“1,5” isn’t a number');
    expect(bodyOf('number', '')).toBe('An empty cell isn’t a number');
    expect(bodyOf('boolean', 'TRUE')).toBe('true');
    expect(bodyOf('boolean', 'yes')).toBe('“yes” isn’t true or false');
    expect(bodyOf('json', '{"a":[1]}')).toBe('{"a":[1]}');
    expect(bodyOf('json', '{a}')).toBe('“{a}” isn’t JSON');
    expect(bodyOf('text', '12', true)).toBe('"12"');
  });

  it('and another one that go to one place are refused, and not guessed', () => {
    const mapping = [toVariable('city', 'x'), toVariable('key', 'x ')];
    const { problems } = sent(makerOf({ uri: 'a://{{x}}' }, { mapping }), 0, ['a', '']);
    expect(problems.find(({ level }) => level === 'error')?.says).toBe(
      'The columns city and key both go to the variable x',
    );
  });
});
