import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpCliWithin } from '#main/testing/cli-fixture.ts';
import { asRoot, onSmallDisk } from '#main/testing/small-disk.ts';
import { makeEnvironment, makeRequest, makeWorkspaceFile } from '#main/testing/workspace-file.ts';

const place = setUpCliWithin();

const countOf = (out: string, name: string) => Number(new RegExp(`^  ${name} +([\\d,]+)$`, 'm').exec(out)?.[1]);

describe('tidings run', () => {
  it('sends each row once, prints the count, writes the reports and leaves nothing else behind', async () => {
    place().write('rows.csv', 'customer,town\n000345,Łódź\n"a ""b""",\n');
    const ended = await place().program(
      'run w.tidings -e UAT -r Book -d rows.csv --reporter junit,html,json,csv --out reports/here',
    );
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(place().bodies()).toEqual([
      { uri: 'assist://a/book?town=%C5%81%C3%B3d%C5%BA', ck: '000345' },
      { uri: 'assist://a/book?town=', ck: 'a "b"' },
    ]);
    expect(ended.out).toContain('request Book to UAT: 2 events in ');
    expect(countOf(ended.out, 'answered')).toBe(2);
    const reports = join(place().folder, 'reports/here');
    expect(readdirSync(reports).sort()).toEqual(['junit.xml', 'report.html', 'report.json', 'results.csv']);
    expect(readFileSync(join(reports, 'results.csv'), 'utf8').split('\n')[1]).toMatch(/^000345,Łódź,/);
    expect(readdirSync(place().folder).sort()).toEqual(['home', 'reports', 'rows.csv', 'tmp', 'w.tidings']);
    expect([...readdirSync(join(place().folder, 'home')), ...readdirSync(join(place().folder, 'tmp'))]).toEqual([]);
  });

  it('ends with 1 when some failed or have an unknown result, and lists them', async () => {
    place().write('rows.csv', 'who\nfine\nbusy\nreset\n');
    const ended = await place().tidings('run w.tidings -e UAT -r Book -d rows.csv --map who=@ck --var customer=x');
    expect(ended.code).toBe(1);
    expect(['answered', 'failed', 'unknown', 'unsent'].map((name) => countOf(ended.out, name))).toEqual([1, 1, 1, 0]);
    expect(ended.err).toMatch(/row 2, Book \(failed\): .*\n.*row 3, Book \(unknown\): /);
    expect(place().taken).toHaveLength(3);
  });

  it('ends with 1 when an expectation is not met, and runs a folder in its order', async () => {
    const ended = await place().tidings('run w.tidings -e UAT --folder Smoke');
    expect(ended.code).toBe(1);
    expect(
      place()
        .bodies()
        .map(({ uri }) => uri),
    ).toEqual(['web://a/plain', 'web://a/checked']);
    expect(countOf(ended.out, 'not as expected')).toBe(1);
    expect(ended.err).toContain('Checked (failed): Not as expected: HTTP status is 200, expected 201.');
  });

  it('stops at the first failure on request', async () => {
    place().write('rows.csv', 'customer\nbusy\nfine\nfine\n');
    const ended = await place().program('run w.tidings -e UAT -r Book -d rows.csv --stop-on-failure');
    expect(ended.code).toBe(1);
    expect(place().taken).toHaveLength(1);
    expect(countOf(ended.out, 'skipped')).toBe(2);
  });

  it('takes the narrowest value: the row, --var, TIDINGS_VAR_, the file', async () => {
    const env = { TIDINGS_VAR_customer: 'secret', TIDINGS_VAR_town: 'Turku' };
    await place().tidings('run w.tidings -e UAT -r Book', { env });
    await place().tidings('run w.tidings -e UAT -r Book --var town=Bergen', { env });
    place().write('rows.csv', 'town\nRiga\n');
    await place().tidings('run w.tidings -e UAT -r Book -d rows.csv --var town=Bergen', { env });
    const uris = place()
      .bodies()
      .map(({ uri, ck }) => `${ck} ${uri}`);
    expect(uris).toEqual(['Turku', 'Bergen', 'Riga'].map((town) => `secret assist://a/book?town=${town}`));
  });

  it('continues each customer’s tid, or does not', async () => {
    place().write('rows.csv', 'customer\nada\nada\n');
    await place().tidings('run w.tidings -e UAT -r Book -d rows.csv');
    await place().tidings('run w.tidings -e UAT -r Book -d rows.csv --new-visitors');
    expect(place().taken.map(({ url }) => url.includes('?tid='))).toEqual([false, true, false, false]);
  });

  it('says that a request sends one TID for the customers of all rows', async () => {
    const file = makeWorkspaceFile(
      { requests: [makeRequest('Own', 'web://a', { customerKey: '{{ck}}', tid: 'T-1' })] },
      [makeEnvironment(place().serverName)],
    );
    place().write('own.tidings', JSON.stringify(file));
    place().write('rows.csv', 'ck\nada\nbob\n');
    const ended = await place().tidings('run own.tidings -e UAT -r Own -d rows.csv');
    expect(ended.err).toContain('Own: All rows have the same TID but different customers. MXO may merge');
    expect((await place().tidings('run own.tidings -e UAT -r Own --var ck=ada')).err).toBe('');
  });

  it('plays a storyboard that comes with Tidings, on Practice', async () => {
    const played = await place().program('run w.tidings --practice --storyboard Spring_test_drive');
    expect(played).toMatchObject({ code: 0, err: '' });
    expect(countOf(played.out, 'answered')).toBeGreaterThan(2);
  });

  it('keeps the pauses of a storyboard', async () => {
    const line = 'run w.tidings --practice --storyboard Spring_test_drive --speed 10 --least-gap 50ms';
    const played = await place().tidings(`${line} --reporter json --out reports`);
    expect(played).toMatchObject({ code: 0, err: '' });
    const { run, items } = JSON.parse(readFileSync(join(place().folder, 'reports/report.json'), 'utf8'));
    expect(run.pace.recorded).toEqual({ speed: 10, leastMs: 50, mostMs: null });
    const sentAt: readonly number[] = items
      .map(({ result }: { readonly result: { readonly sentAt: string } }) => Date.parse(result.sentAt))
      // One customer may be late while another is not.
      .toSorted((a: number, b: number) => a - b);
    // A time of day has whole milliseconds.
    for (const [index, at] of sentAt.entries()) expect(at - (sentAt[index - 1] ?? 0)).toBeGreaterThanOrEqual(49);
    // A pause of 4 s at ten times the speed, and three shortest gaps.
    expect((sentAt.at(-1) ?? 0) - (sentAt[0] ?? 0)).toBeGreaterThanOrEqual(549);
  });

  it('says nothing on quiet when all is well', async () => {
    expect(await place().tidings('run w.tidings -e UAT -r Plain -q')).toEqual({ code: 0, out: '', err: '' });
  });

  it.each([
    ['a file', 'taken.txt', /The folder taken.txt can't be made: a file has that name/],
    ['below a file', 'taken.txt/reports', /a part of its path is a file/],
    ['nowhere to write', '/proc/reports', /The folder \/proc\/reports can't be made/],
    ['a folder where a report goes', 'full', /report.json can't be written: a folder has that name/],
  ])('sends nothing when the reports would go to %s', async (_, out, says) => {
    place().write('taken.txt', 'mine');
    mkdirSync(join(place().folder, 'full/report.json'), { recursive: true });
    const ended = await place().tidings(`run w.tidings -e UAT -r Plain --reporter json,csv -o ${out}`);
    expect(ended).toMatchObject({ code: 3, out: '', err: expect.stringMatching(says) });
    expect(place().taken).toEqual([]);
    expect(place().leftBehind()).toEqual([]);
  });

  it('finishes events under way on Ctrl+C, sends no more, and writes its reports', async () => {
    place().write('rows.csv', 'customer\nfine\nslow\nfine\nfine\n');
    const ended = await place().program('run w.tidings -e UAT -r Book -d rows.csv --reporter json -o reports', {
      meanwhile: async ({ interrupt, toSay }) => {
        await place().toHave(2);
        interrupt();
        await toSay('Stopping after');
        place().release();
      },
    });
    expect(ended.code).toBe(130);
    expect(['answered', 'unsent'].map((name) => countOf(ended.out, name))).toEqual([2, 2]);
    expect(place().taken).toHaveLength(2);
    expect(readdirSync(join(place().folder, 'reports'))).toEqual(['report.json']);
    expect(readdirSync(join(place().folder, 'tmp'))).toEqual([]);
  });

  it('breaks off events under way on a second Ctrl+C: their result is unknown', async () => {
    place().write('rows.csv', 'customer\nslow\nfine\n');
    const ended = await place().program('run w.tidings -e UAT -r Book -d rows.csv', {
      meanwhile: async ({ interrupt, toSay }) => {
        await place().toHave(1);
        interrupt();
        await toSay('Stopping after');
        interrupt();
      },
    });
    expect(ended.code).toBe(130);
    expect(['unknown', 'unsent'].map((name) => countOf(ended.out, name))).toEqual([1, 1]);
  });

  it.runIf(asRoot)('stops and says why when there is no room for its results', async () => {
    const customers = Array.from({ length: 300 }, (_, at) => `c${at}\n`);
    place().write('rows.csv', `customer\n${customers.join('')}`);
    await onSmallDisk(async (folder) => {
      writeFileSync(join(folder, 'filler'), Buffer.alloc(4 * 1_024 * 1_024 - 64 * 1_024));
      const ended = await place().program('run w.tidings -e UAT -r Book -d rows.csv', { env: { TMPDIR: folder } });
      expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('The disk is full') });
      const count = (name: string) => countOf(ended.out, name);
      // Answered events that couldn't be written count as unknown.
      expect(count('answered') + count('unknown') + count('unsent')).toBe(300);
      expect(place().taken).toHaveLength(count('answered') + count('unknown'));
      expect(count('unsent')).toBeGreaterThan(0);
    });
  });
});
