import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { setUpCli } from '#main/testing/cli-fixture.ts';

const place = setUpCli();

const run = 'run w.tidings -e UAT -r Book';
const rowsOf = (count: number) => Array.from({ length: count }, (_, at) => `c${at}\n`).join('');
const reports = '--reporter json,csv -o reports';
const toHaveTmp = async (isReady: (files: readonly string[]) => boolean) => {
  const list = () => readdirSync(join(place().folder, 'tmp'), { recursive: true, encoding: 'utf8' });
  while (!isReady(list())) await setTimeout(5);
};

/** Waits until the first report is being written, or is. The part of number 0 only tries whether the folder can be used. */
async function toHaveReport() {
  const folder = join(place().folder, 'reports');
  mkdirSync(folder, { recursive: true });
  while (!readdirSync(folder).some((name) => /^\.tidings-\d+-[1-9]\d*\.part$|^report\.json$/.test(name)))
    await setTimeout(1);
}

describe('Ctrl+C ends a run with nothing left behind', () => {
  it('while its rows come by standard input', async () => {
    const ended = await place().tidings(`${run} -d -`, {
      meanwhile: async ({ type, interrupt }) => {
        type('customer\nada\n');
        await toHaveTmp((files) => files.some((file) => file.endsWith('standard input')));
        interrupt();
      },
    });
    expect(ended).toMatchObject({ code: 130, err: 'Stopped. Nothing was sent.\n' });
    expect([place().taken, place().leftBehind()]).toEqual([[], []]);
  });

  it.each([
    ['checked', 0],
    ['copied', 1],
  ])('while all its events are %s', async (_, files) => {
    place().write('rows.csv', `customer\n${rowsOf(60_000)}`);
    const ended = await place().tidings(`${run} -d rows.csv ${reports}`, {
      meanwhile: async ({ interrupt }) => {
        // Its folder, then a folder for the run with its rows.
        await toHaveTmp((there) => there.length > files);
        await setTimeout(100);
        interrupt();
      },
    });
    // On a fast machine it may have begun to send: then it prints what was sent.
    const wanted = place().taken.length === 0 ? /^Stopped\. Nothing was sent\.\n$/ : /^Stopping after/;
    expect(ended).toMatchObject({ code: 130, err: expect.stringMatching(wanted) });
    expect(place().leftBehind()).toEqual([]);
  });

  it('while it sends: the third ends it at once', async () => {
    place().write('rows.csv', 'customer\nslow\nfine\n');
    const ended = await place().tidings(`${run} -d rows.csv ${reports}`, {
      meanwhile: async ({ interrupt, toSay }) => {
        await place().toHave(1);
        interrupt();
        await toSay('Stopping after');
        interrupt();
        interrupt();
      },
    });
    expect(ended.code).toBe(130);
    expect(place().leftBehind()).toEqual([]);
  });

  it('while its reports are written: they are finished, and whole', async () => {
    // Nearly none are sent, so that most of the time is spent on the reports.
    place().write('rows.csv', `customer\nbusy\n${rowsOf(15_000)}`);
    const ended = await place().tidings(`${run} -d rows.csv --stop-on-failure ${reports}`, {
      meanwhile: async ({ interrupt, toSay }) => {
        await toHaveReport();
        interrupt();
        await toSay('Finishing the reports.');
      },
    });
    expect(ended.code).toBe(130);
    expect(readdirSync(join(place().folder, 'reports')).sort()).toEqual(['report.json', 'results.csv']);
    const report = JSON.parse(readFileSync(join(place().folder, 'reports/report.json'), 'utf8'));
    expect(report.items).toHaveLength(15_001);
    expect(place().leftBehind()).toEqual([]);
  });

  it('while its reports are written, twice: at once, without a piece of one', async () => {
    place().write('rows.csv', `customer\nbusy\n${rowsOf(15_000)}`);
    const ended = await place().tidings(`${run} -d rows.csv --stop-on-failure ${reports}`, {
      meanwhile: async ({ interrupt, toSay }) => {
        await toHaveReport();
        interrupt();
        await toSay('Finishing the reports.');
        interrupt();
      },
    });
    expect(ended).toMatchObject({ code: 130, err: expect.stringContaining('not all reports were written') });
    expect(readdirSync(join(place().folder, 'reports')).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(place().leftBehind()).toEqual([]);
  });
});

it('Ctrl+C breaks off a single event, and says that it may have been received', async () => {
  const ended = await place().tidings('send w.tidings -r Plain -e UAT --ck slow', {
    meanwhile: async ({ interrupt }) => {
      await place().toHave(1);
      interrupt();
    },
  });
  expect(ended).toMatchObject({ code: 130, out: '', err: expect.stringContaining('MXO may have received it') });
});
