import { describe, expect, it } from 'vitest';
import { practiceId } from '#app/environments/environment.ts';
import type { Expectation } from '#app/event/expectation.ts';
import { setUpCliWithin } from '#main/testing/cli-fixture.ts';
import { anySiteKey, makeEnvironment, makeRequest, makeWorkspaceFile } from '#main/testing/workspace-file.ts';

const place = setUpCliWithin();

describe('tidings send', () => {
  it('prints the tid alone, so that the next event can go on with it', async () => {
    const first = await place().program('send w.tidings -r Plain -e UAT -q -p n=1=2');
    expect(first).toMatchObject({ code: 0, err: '' });
    const tid = first.out.trim();
    const second = await place().program(
      `send -u web://a/b -s ${place().serverName} --site-key ${anySiteKey} --tid ${tid} --ck 01`,
    );
    expect(second).toMatchObject({ code: 0, out: `${tid}\n`, err: expect.stringContaining('Received after ') });
    expect(place().bodies()).toEqual([
      { uri: 'web://a/plain', properties: [{ name: 'n', value: '1=2' }], ck: 'ada' },
      { uri: 'web://a/b', ck: '01' },
    ]);
    expect(place().taken[1]?.url).toContain(`?tid=${tid}`);
  });

  it('changes a property in place, and a JSON value stays one', async () => {
    const properties = [
      { enabled: true, name: 'amount', value: '5', json: true },
      { enabled: false, name: 'off', value: 'o' },
      { enabled: true, name: 'z', value: 'z' },
    ];
    const typed = makeRequest('Typed', 'web://a/typed', { properties });
    const file = makeWorkspaceFile({ requests: [typed] }, [makeEnvironment(place().serverName)]);
    place().write('typed.tidings', JSON.stringify(file));
    const args = ['-p amount=7', '-p amount=seven', '-p off=on -p z=01'];
    for (const some of args) await place().tidings(`send typed.tidings -r Typed -e UAT ${some}`);
    const sent = (...rows: readonly unknown[]) => expect.objectContaining({ properties: rows });
    const [amount, z] = [
      { name: 'amount', value: 5 },
      { name: 'z', value: 'z' },
    ];
    expect(place().bodies()).toEqual([
      sent({ ...amount, value: 7 }, z),
      sent({ ...amount, value: 'seven' }, z),
      sent(amount, { ...z, value: '01' }, { name: 'off', value: 'on' }),
    ]);
  });

  it('sends a tracking pixel, which gets no tid, and ends well without one', async () => {
    const typed = await place().tidings('send w.tidings -r Plain --practice --tid T-1 --pixel --json');
    expect(typed.code).toBe(0);
    expect(typed.err).toContain('A tracking pixel gets no TID.');
    const { draft, request } = JSON.parse(typed.out);
    expect([draft.tid, request.method, request.body]).toEqual(['', 'GET', '']);
    expect(request.url).toMatch(/\/pixel\?uri=web%3A%2F%2Fa%2Fplain%3FcustomerKey%3Dada$/);
    const saved = makeRequest('Opened', 'web://a/opened', { sendAs: 'pixel' });
    place().write('pixel.tidings', JSON.stringify(makeWorkspaceFile({ requests: [saved] }, [])));
    expect(await place().tidings('send pixel.tidings -r Opened --practice')).toMatchObject({ code: 0, out: '' });
    const run = await place().tidings('run pixel.tidings -r Opened --practice');
    expect(run).toMatchObject({ code: 0 });
  });

  it('prints no tid where no answer had one', async () => {
    const line = `send -u web://a -s http://127.0.0.1:1 --site-key ${anySiteKey} --tid T-1`;
    expect(await place().tidings(line)).toMatchObject({ code: 13, out: '' });
    expect(await place().tidings('send w.tidings -r Plain -e UAT --ck busy --tid T-1')).toMatchObject({ out: '' });
  });

  it('lets no control character of a server reach the terminal', async () => {
    const isClean = (text: string) => !/\p{Cc}/u.test(text.replaceAll('\n', ''));
    const ended = await place().program('send w.tidings -r Plain -e UAT --ck control');
    expect(ended).toMatchObject({ code: 10, out: '', err: expect.stringContaining('The TID contains control') });
    const { code, out } = await place().tidings('send w.tidings -r Plain -e UAT --ck control --json');
    expect({ code, isClean: isClean(out), tid: JSON.parse(out).result.tid }).toEqual({
      code: 10,
      isClean: true,
      tid: 'a\u001b[2Jb\nc\u009b',
    });
    const expectations: Expectation[] = [{ kind: 'json-path', path: '$.note', test: 'equals', value: 'x' }];
    const noted = makeRequest('N', 'web://a/n', { customerKey: 'control', expectations });
    const file = makeWorkspaceFile({ requests: [noted] }, [makeEnvironment(place().serverName)]);
    place().write('n.tidings', JSON.stringify(file));
    for (const command of ['send', 'run']) {
      const { code, out, err } = await place().program(`${command} n.tidings -r N -e UAT`);
      expect([code, isClean(out), isClean(err)]).toEqual([1, true, true]);
      expect(err).toMatch(/Not as expected: .*x \[31m y/);
    }
  });

  it('prints the whole exchange as JSON, and ends with 1 when it failed', async () => {
    const ended = await place().program('send w.tidings -r Plain -e UAT --ck busy --json');
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ left: 'yes', result: { outcome: 'server-error' } });
    expect(ended.err).toContain('Server error after ');
  });

  it.each([
    ['ada', 0],
    ['without', 10],
    ['unreadable', 11],
    ['gone', 12],
    ['busy', 1],
    ['reset', 14],
  ])('ends for %s with %i', async (customer, code) => {
    expect(await place().tidings(`send w.tidings -r Plain -e UAT --ck ${customer}`)).toMatchObject({ code });
  });

  it.each([
    ['ada', 0],
    ['without', 0],
    ['unreadable', 11],
    ['reset', 14],
  ])('never ends with 0 for %s unless its response can be read, whatever is expected: %i', async (customer, code) => {
    const expecting = makeRequest('E', 'web://a/e', { expectations: [{ kind: 'http-status', equals: 200 }] });
    const file = makeWorkspaceFile({ requests: [expecting] }, [makeEnvironment(place().serverName)]);
    place().write('e.tidings', JSON.stringify(file));
    expect(await place().tidings(`send e.tidings -r E -e UAT --ck ${customer}`)).toMatchObject({ code });
  });

  it.each([
    ['busy', 1, 1],
    ['gone', 12, 1],
    ['ada', 0, 0],
    ['without', 0, 0],
  ])('takes %s for no success because it was fast: %i, and in a run %i', async (customerKey, code, ofRun) => {
    const fast = makeRequest('F', 'web://a/f', {
      customerKey,
      expectations: [{ kind: 'answered-within', ms: 60_000 }],
    });
    const file = makeWorkspaceFile({ requests: [fast] }, [makeEnvironment(place().serverName)]);
    place().write('f.tidings', JSON.stringify(file));
    expect(await place().tidings('send f.tidings -r F -e UAT')).toMatchObject({ code });
    expect(await place().tidings('run f.tidings -r F -e UAT')).toMatchObject({ code: ofRun });
  });

  it('ends with 13 when nothing was sent, and says what to do in words for the command line', async () => {
    const ended = await place().program(`send -u web://a -s http://127.0.0.1:1 --site-key ${anySiteKey}`);
    expect(ended).toMatchObject({ code: 13, out: '', err: expect.stringContaining('Nothing was sent') });
  });

  it('sends the tid of a whole endpoint address', async () => {
    const address = `${place().serverName}/one/rt/track/${anySiteKey}/events?tid=abc`;
    expect(await place().tidings(`send -u web://a -s ${address}`)).toMatchObject({ code: 0, out: 'abc\n' });
    expect(place().taken[0]?.url).toContain('?tid=abc');
  });

  it('takes no environment from a file that gives itself out as Practice, as the app takes none', async () => {
    const siteKeys = [{ siteKey: anySiteKey, label: '', serverName: place().serverName }];
    const hidden = makeEnvironment('https://mxo.example.com', { id: practiceId, siteKeys });
    const file = makeWorkspaceFile({ requests: [makeRequest('R', 'web://a')] }, []);
    place().write('hidden.tidings', JSON.stringify({ ...file, environments: [hidden] }));
    expect(await place().tidings('send hidden.tidings -r R -e UAT')).toMatchObject({
      code: 2,
      err: expect.stringContaining('The file has no environment “UAT”.'),
    });
    expect(place().taken).toEqual([]);
  });

  it('prints unmet expectations', async () => {
    const ended = await place().tidings('send w.tidings -r Checked -e UAT');
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('HTTP status is 200, expected 201') });
  });

  it.each([
    ['send w.tidings -r Plain -e UAT --tid a --site-key K -s x', 2, 'Choose only one place'],
    ['send w.tidings -r Plain -e PROD', 4, 'Add --yes'],
    ['send ambiguous.tidings -r Plain -e Twice', 2, 'Several environments are named “Twice”'],
    ['send ambiguous.tidings -r Plain -e Once --site-key Shop', 2, 'Several site keys are labelled “Shop”'],
    ['send ambiguous.tidings -r Plain -e Once --site-key ONE --ck bob', 2, 'is for ada, not for bob. Add --tid TID'],
    ['send w.tidings -r Asks -e UAT', 4, '“Which town” has no answer yet. Answer it: --answer "Which town=…"'],
    ['send -u web://a -s ftp://x --site-key K', 2, '--server: A server name starts with https:// or http://'],
  ])('“%s” sends nothing and ends with %i', async (line, code, says) => {
    place().write('ambiguous.tidings', JSON.stringify(ambiguousFile(place().serverName)));
    expect(await place().tidings(line)).toMatchObject({ code, err: expect.stringContaining(says) });
    expect(place().taken).toEqual([]);
  });

  it('sends a tracking pixel for another customer, because the TID of the request isn’t in it', async () => {
    place().write('ambiguous.tidings', JSON.stringify(ambiguousFile(place().serverName)));
    const sent = await place().tidings('send ambiguous.tidings -r Plain --practice --ck bob --pixel --json');
    expect(sent.code).toBe(0);
    expect(JSON.parse(sent.out).request.url).toMatch(/\/pixel\?uri=web%3A%2F%2Fa%2Fplain%3FcustomerKey%3Dbob$/);
  });

  it('takes a site key as itself, also where it is the label of another one', async () => {
    place().write('ambiguous.tidings', JSON.stringify(ambiguousFile(place().serverName)));
    await place().tidings('send ambiguous.tidings -r Plain -e Once --site-key TWO');
    await place().tidings('send ambiguous.tidings -r Plain -e Once --site-key Bank --ck bob --tid=');
    expect(place().taken.map(({ url }) => url)).toEqual([
      '/one/rt/track/TWO/events?tid=T-1',
      '/one/rt/track/THREE/events',
    ]);
  });

  it('asks for a server that a guarded environment of the file has, however it is written', async () => {
    const { hostname, port } = new URL(place().serverName);
    for (const server of [place().serverName, `http://${hostname.toUpperCase()}:${port}/`]) {
      const line = `send w.tidings -r Plain --server ${server} --site-key K`;
      expect(await place().tidings(line)).toMatchObject({
        code: 4,
        err: expect.stringContaining('is the server of PROD, which asks before sending. Add --yes'),
      });
    }
    expect(place().taken).toEqual([]);
    const confirmed = await place().tidings(
      `send w.tidings -r Plain --server ${place().serverName} --site-key K --yes`,
    );
    expect(confirmed.code).toBe(0);
  });
});

/** A file with two environments of one name, two labels that say the same, and one that says another key. */
function ambiguousFile(serverName: string) {
  const siteKeys = [
    { siteKey: 'ONE', label: 'TWO' },
    { siteKey: 'TWO', label: 'Shop' },
    { siteKey: 'THREE', label: 'Bank' },
    { siteKey: 'FOUR', label: 'Shop' },
  ];
  const plain = makeRequest('Plain', 'web://a/plain', { customerKey: 'ada', tid: 'T-1' });
  return makeWorkspaceFile({ requests: [plain] }, [
    makeEnvironment(serverName, { id: 'once', name: 'Once', siteKeys }),
    makeEnvironment(serverName, { id: 'a', name: 'Twice' }),
    makeEnvironment('https://other.example.com', { id: 'b', name: 'Twice' }),
  ]);
}
