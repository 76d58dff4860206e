import { describe, expect, it } from 'vitest';
import { usualPace } from '#app/runs/pace.ts';
import { readArguments } from './arguments.ts';

const read = (line: string) => readArguments(line.split(' '));
const saysOf = (line: string) => {
  const command = read(line);
  return command.kind === 'wrong-use' ? command.says : [];
};

describe('tidings run', () => {
  it('reads every option of a run', () => {
    const command = read(
      'run w.tidings -e UAT --site-key Shop --folder Smoke --data rows.csv --map mail=@ck --map a=b=city --map x=@property:y ' +
        '--map t=@tid --in-flight 8 --rate 2.5 --pause 200ms --jitter 50ms --iterations 3 --stop-on-failure --time-out 2s ' +
        '--reporter junit,html --out reports --yes --var a=1=2 --answer Who?=Ada --new-visitors --leave-out-faulty -q',
    );
    expect(command).toEqual({
      kind: 'run',
      file: 'w.tidings',
      source: { kind: 'folder', name: 'Smoke' },
      sending: {
        place: { kind: 'environment', name: 'UAT' },
        siteKey: 'Shop',
        isConfirmed: true,
        timeoutMs: 2_000,
        variables: [{ name: 'a', value: '1=2' }],
        answers: ['Who?=Ada'],
        isQuiet: true,
      },
      data: { path: 'rows.csv', format: null, hasHeader: null, encoding: null, workbook: null, acceptDamaged: false },
      mapping: [
        { column: 'mail', target: { kind: 'customer-key' } },
        { column: 'a=b', target: { kind: 'variable', name: 'city' } },
        { column: 'x', target: { kind: 'property', name: 'y' } },
        { column: 't', target: { kind: 'tid' } },
      ],
      pace: {
        inFlight: 8,
        perSecond: 2.5,
        pauseMs: 200,
        jitterMs: 50,
        iterations: 3,
        stopOnFailure: true,
        timeoutMs: 2_000,
        continueTid: false,
        recorded: null,
      },
      leaveOutFaulty: true,
      reports: { kinds: ['junit', 'html'], folder: 'reports', maskCustomers: false, escapeFormulas: false },
    });
  });

  it.each([
    ['town=@property:a=b', { column: 'town', target: { kind: 'property', name: 'a=b' } }],
    ['a=b=@number:c=d', { column: 'a=b', target: { kind: 'property', name: 'c=d', as: 'number' } }],
    ['a=b=@ck', { column: 'a=b', target: { kind: 'customer-key' } }],
    ['a=@b=city', { column: 'a=@b', target: { kind: 'variable', name: 'city' } }],
  ])('reads --map %s, whose names may hold =', (map, mapped) => {
    expect(read(`run a --request A --practice -d r.csv --map ${map}`)).toMatchObject({ mapping: [mapped] });
  });

  it('goes calmly where nothing is said', () => {
    expect(read('run w.tidings --practice --request A')).toMatchObject({ pace: usualPace, data: null, reports: null });
  });

  it('reads the gaps of a storyboard, of which several customers may be under way', () => {
    expect(read('run w.tidings --practice --storyboard A --speed 2.5 --least-gap 1s --most-gap 10s')).toMatchObject({
      pace: { recorded: { speed: 2.5, leastMs: 1_000, mostMs: 10_000 }, inFlight: 8 },
    });
    expect(read('run w.tidings --practice --storyboard A --speed 1 --in-flight 2')).toMatchObject({
      pace: { recorded: { speed: 1, leastMs: 0, mostMs: null }, inFlight: 2 },
    });
  });

  it.each([
    ['run --practice --request A', 'Name one workspace file: tidings run FILE.'],
    ['run a b --practice --request A', 'Name one workspace file: tidings run FILE.'],
    ['run a --practice', 'Choose what to run: --request NAME, --folder NAME or --storyboard NAME.'],
    [
      'run a --practice --request A --folder B',
      'Choose what to run: --request NAME, --folder NAME or --storyboard NAME.',
    ],
    ['run a --request A', 'Choose where to send: --environment NAME, or --practice.'],
    ['run a --request A --practice -e UAT', 'Choose only one place to send to.'],
    ['run a --request A --practice --in-flight 65', '--in-flight must be a number from 1 to 64, not “65”.'],
    ['run a --request A --practice --in-flight 1.5', '--in-flight must be a number from 1 to 64, not “1.5”.'],
    ['run a --request A --practice --rate fast', '--rate must be a number from 0.01 to 10000, not “fast”.'],
    ['run a --request A --practice --pause soon', '--pause must be a time, for example 200ms or 2s, not “soon”.'],
    ['run a --request A --practice --time-out 1ms', '--time-out must be a time from 100ms to 600s.'],
    ['run a --request A --practice --map mail=@ck', '--map needs rows: --data ROWS.'],
    ['run a --request A --practice --reporter junit', 'Choose a folder for the reports: --out FOLDER.'],
    ['run a --request A --practice --out x', '--out needs --reporter with the reports to write.'],
    ['run a --request A --practice --reporter pdf --out x', '--reporter accepts junit, html, json, csv, not “pdf”.'],
    ['run a --request A --practice --var novalue', '--var must be NAME=VALUE, not “novalue”.'],
    ['run a --request A --practice --format csv', '--format needs rows: --data ROWS.'],
    [
      'run a --request A --practice -d r --format xml',
      '--format accepts csv, semicolon, tsv, pipe, json, json-lines, not “xml”.',
    ],
    ['run a --request A --practice --speed 2', '--speed needs --storyboard: only its pauses are known.'],
    ['run a --storyboard A --practice --speed 101', '--speed must be a number from 1 to 100, not “101”.'],
    ['run a --storyboard A --practice --most-gap 2s', '--most-gap needs --speed.'],
    ['run a --storyboard A --practice --speed 2 --rate 3', "--rate can't be used with --speed."],
    [
      'run a --storyboard A --practice --speed 2 --least-gap 3s --most-gap 2s',
      '--most-gap must not be shorter than --least-gap.',
    ],
    ['run a --request A --practice --nonsense', "Unknown option '--nonsense'."],
    ['run a --request A --practice --request B', 'Choose only one value for --request.'],
    ['run a --request A -e UAT -e PROD', 'Choose only one value for --environment.'],
    ['run a --request A --practice --var a=1 --var b=1 --var a=2', 'Choose only one value for --var a.'],
    ['run a --request A --practice --reporter json --out ', '--out has no value.'],
    ['run  --request A --practice', 'Name one workspace file: tidings run FILE.'],
    ['run a --request', "Option '-r, --request <value>' argument missing."],
  ])('reports the problem with “%s”', (line, says) => {
    expect(saysOf(line)).toEqual([says]);
  });

  it('reports all problems at once', () => {
    expect(saysOf('run a --in-flight 0 --pause x')).toHaveLength(4);
  });

  it('names every reporter that it does not know', () => {
    expect(saysOf('run a --request A --practice --out x --reporter pdf,junit,xml')).toHaveLength(2);
  });

  it('knows only where a column can go', () => {
    for (const map of ['mail', '=x', 'mail=', 'mail=@name', 'mail=@property:']) {
      const says = saysOf(`run a --request A --practice -d r.csv --map ${map}`);
      expect(says).toHaveLength(1);
      expect(says[0]).toContain('COLUMN=@KIND:NAME with property, number, boolean or json');
    }
  });
});

describe('tidings send', () => {
  it('takes an event from the command line alone', () => {
    const line =
      'send --uri a://b --server mxo.example.com --site-key K --property a=b=c -p d= --ck 000345 --tid T --json';
    expect(read(line)).toMatchObject({
      kind: 'send',
      file: null,
      request: null,
      uri: 'a://b',
      properties: [
        { name: 'a', value: 'b=c' },
        { name: 'd', value: '' },
      ],
      customerKey: '000345',
      tid: 'T',
      sending: { place: { kind: 'server', serverName: 'mxo.example.com' }, siteKey: 'K' },
      asJson: true,
    });
  });

  it.each([
    ['send --practice', 'Choose what to send: --uri URI, or --request NAME with a workspace file.'],
    ['send --practice --request A', '--request and --environment need a workspace file: tidings send FILE.'],
    ['send --practice --uri a://b --ck -000345', 'Join a value that starts with a dash to its option: --ck=-000345'],
    ['send a b --practice --request A', 'Name only one workspace file.'],
    ['send --uri a://b --server x --site-key ', '--site-key has no value.'],
    ['send --uri a://b --server ', '--server has no value.'],
    ['send --uri  --practice', '--uri has no value.'],
    ['send --uri a://b --practice --ck ', '--ck has no value. To send none, write --ck= as one word.'],
    ['send --uri a://b --practice --tid ', '--tid has no value. To send none, write --tid= as one word.'],
    ['send  --uri a://b --practice', 'The name of the workspace file is empty.'],
    ['practice --host ', '--host has no value.'],
    ['send --uri a://b --server x', '--server needs --site-key KEY, or a full endpoint address.'],
    ['run f --practice -r X -d f --header --header-row 3', 'Use only one of --header and --header-row.'],
    ['run f --practice -r X -d f --no-header --header-row 3', 'Use only one of --no-header and --header-row.'],
    ['send --uri a://b', 'Choose where to send: --environment NAME, --server NAME or --practice.'],
  ])('reports the problem with “%s”', (line, says) => {
    expect(saysOf(line)).toEqual([says]);
  });

  it('sends no customer key and no TID where that is written as one word', () => {
    expect(read('send --uri a://b --practice --ck= --tid=')).toMatchObject({ customerKey: '', tid: '' });
  });

  it('takes site key and server from a whole endpoint', () => {
    expect(read('send -u a://b -s https://x.example.com/one/rt/track/K/events')).toMatchObject({ kind: 'send' });
  });
});

it('a whole endpoint gives site key and tid', () => {
  const line = 'send -u a://b -s https://x.example.com/one/rt/track/K/events?tid=abc';
  expect(read(line)).toMatchObject({ kind: 'send', tid: 'abc' });
  expect(read(`${line} --tid abc --ck=-000345`)).toMatchObject({ kind: 'send', tid: 'abc', customerKey: '-000345' });
  expect(saysOf(`${line} --tid other`)).toEqual([expect.stringContaining('--tid is other')]);
  expect(saysOf(`${line} --site-key L`)).toEqual([expect.stringContaining('--site-key is L')]);
});

describe('help', () => {
  it.each([
    ['help', 'all'],
    ['--help', 'all'],
    ['help run', 'run'],
    ['run --help', 'run'],
    ['run --nonsense -h', 'run'],
    ['send -h', 'send'],
    ['send -u web://a --practice -qh', 'send'],
    ['run w.tidings -r A --practice -yh', 'run'],
  ])('is what “tidings %s” asks for', (line, topic) => {
    expect(read(line)).toEqual({ kind: 'help', topic });
  });

  it('is offered for an unknown command', () => {
    expect(read('fire')).toMatchObject({ kind: 'wrong-use', topic: 'all' });
    expect(readArguments([])).toMatchObject({ kind: 'wrong-use', topic: 'all' });
  });
});
