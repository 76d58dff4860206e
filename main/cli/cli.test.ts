import { describe, expect, it } from 'vitest';
import { setUpCliWithin } from '#main/testing/cli-fixture.ts';

const place = setUpCliWithin();

describe('what keeps tidings from sending', () => {
  it.each([
    ['run w.tidings -e PROD -r Plain', 4, 'PROD asks before sending. Add --yes to confirm.'],
    ['run w.tidings -e UAT -r Asks', 4, '“Which town” has no answer yet.'],
    ['run w.tidings -e UAT -r Book', 4, 'There is no variable {{customer}}'],
    ['run w.tidings -e UAT -r Plain -d gone.csv', 3, 'gone.csv wasn’t found.'],
    ['run w.tidings -e UAT -r Book -d w.tidings --map nowhere=@ck', 4, 'nowhere'],
    ['run gone.tidings -e UAT -r Plain', 3, 'gone.tidings could not be read.'],
    ['run rows.csv -e UAT -r Plain', 3, 'rows.csv is not a workspace file.'],
    ['run newer.tidings -e UAT -r Plain', 3, 'newer.tidings was made by a newer version of Tidings.'],
    ['run damaged.tidings -e UAT -r Plain', 3, 'damaged.tidings is damaged (requests'],
    ['run cut.tidings -e UAT -r Plain', 3, 'cut.tidings is damaged or incomplete.'],
    ['run letters.tidings -e UAT -r Plain', 3, 'letters.tidings has letters that are not UTF-8.'],
    ['run merged.tidings -e UAT -r Plain', 3, 'merged.tidings has unresolved Git conflicts.'],
    ['run w.tidings -e Elsewhere -r Plain', 2, 'The file has no environment “Elsewhere”. It has UAT, PROD, Two keys.'],
    ['run w.tidings -e UAT -r Nothing', 2, 'The file has no request “Nothing”. It has:\n  Book\n'],
    ['run w.tidings -e UAT --folder Nothing', 2, 'The file has no folder “Nothing”. It has:\n  Smoke\n'],
    ['run w.tidings -e UAT', 2, 'Choose what to run'],
    ['run', 2, 'Name one workspace file'],
  ])('“%s” ends with %i', async (line, code, says) => {
    place().write('rows.csv', 'a\n1\n');
    place().write('newer.tidings', '{"tidings":"workspace","version":99}');
    place().write('damaged.tidings', '{"tidings":"workspace","version":1,"folders":[],"requests":3}');
    place().write('letters.tidings', Buffer.from('{"tidings":"workspace","version":1,"folders":"\xf6"}', 'latin1'));
    place().write('cut.tidings', '{\n  "tidings": "workspace",\n  "version": 1,\n  "folders": [');
    place().write('merged.tidings', '{"tidings":"workspace",\n<<<<<<< HEAD\n"a":1\n=======\n"a":2\n>>>>>>> b\n}');
    const ended = await place().tidings(line);
    expect(ended.err).toContain(says);
    expect(ended).toMatchObject({ code, out: '' });
    expect(place().taken).toEqual([]);
  });

  it('is not guessed at: which of several site keys', async () => {
    const asked = await place().program('run w.tidings -e Two_keys -r Plain');
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('ONE-5BTO1FBU1O-2000  Bank') });
    await place().tidings('run w.tidings -e Two_keys -r Plain --site-key Bank');
    expect(place().taken[0]?.url).toContain('/ONE-5BTO1FBU1O-2000/');
  });

  it('is lifted by --yes, --answer and --leave-out-faulty', async () => {
    expect((await place().tidings('run w.tidings -e PROD -r Plain --yes')).code).toBe(0);
    expect((await place().tidings('run w.tidings -e UAT -r Asks --answer Which_town=Rome')).code).toBe(0);
    expect(place().bodies()[1]?.uri).toBe('web://a/asks?Rome');
    expect((await place().tidings('run w.tidings -e UAT -r Book --leave-out-faulty')).code).toBe(1);
    expect(place().taken).toHaveLength(2);
  });

  it('speaks of one event that can’t be sent, and of several', async () => {
    const one = await place().tidings('run w.tidings -e UAT -r Book');
    expect(one.err).toMatch(/^1 event can't be sent\. (?!The first).*\nFix it, or skip it: --leave-out-faulty\.\n$/);
    const two = await place().tidings('run w.tidings -e UAT -r Book --iterations 2');
    expect(two.err).toMatch(/^2 events can't be sent\. The first: .*\nFix them, or skip them: --leave-out-faulty\.\n$/);
  });
});

it('explains itself', async () => {
  const help = await place().program('help run');
  expect(help).toMatchObject({ code: 0, err: '' });
  expect(help.out.split('\n').filter((line) => line.length > 120)).toEqual([]);
  expect((await place().program('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
