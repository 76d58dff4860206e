import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exchangeSchema } from '#app/exchange/exchange.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { showsSchema } from '#app/storyboards/show.ts';
import { blankTemplate } from '#app/templates/propose-template.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { openHistory } from '#main/history/history.ts';
import { filesIn } from '#main/storage/data-files.ts';
import { draftOf, livedWith, others, readOthers } from '#main/testing/erasure-place.ts';
import { place } from '#main/testing/place.ts';

const keys = fc.oneof(
  fc.constantFrom(
    '17',
    '42',
    'web',
    'event',
    'a',
    '2026',
    'Web',
    'property',
    'uri',
    'field-1',
    'UAT',
    'events',
    'Visit',
  ),
  fc.constantFrom(
    'received',
    'blue',
    'dedc2983',
    '4666',
    '10',
    'POST',
    'e',
    'own',
    'count',
    'channel',
    'ck',
    '.*',
    '$&',
  ),
  fc.constantFrom('zoë.quill+7"x@exämple.org', 'İpek.Ş@örnek.org', 'a%20b@x.org', 'straße\\7@x.org', "o'neil@x.org"),
  fc.string({ unit: fc.constantFrom(...'aZ19.+-_"\\%é ß\''), minLength: 1, maxLength: 8 }),
  fc.integer({ min: 0, max: 99_999 }).map(String),
);

it('erasing any key leaves everything valid, and all others as they were', async () => {
  await fc.assert(
    fc.asyncProperty(keys, async (key) => {
      fc.pre(key.trim() !== '' && !others.includes(key.trim()));
      const { at, history, tabs, workspace, shows, handlers } = await livedWith(key);
      const before = await readOthers(history);
      const [, showOfBob] = shows.shows.read();
      const answer = await handlers['customer.erase']({ customerKey: key.trim() });
      expect(answer).toMatchObject({ kind: 'erased', exchanges: 1, says: null });
      expect(await history.read('own')).toBeNull();
      expect(await readOthers(history)).toEqual(before);
      const kept = workspaceSchema.parse(workspace.read());
      expect(kept.requests[1]).toEqual({ ...makeRequest('bob'), draft: draftOf('bob@example.com') });
      expect(kept.templates).toEqual([{ ...blankTemplate('field-1'), title: 'Visit', channel: 'Web' }]);
      expect(kept.storyboards[0]?.steps).toHaveLength(1);
      expect(showsSchema.parse(shows.shows.read())[1]).toEqual(showOfBob);
      expect(shows.shows.read()[0]?.steps[0]).toMatchObject({ customerKey: '', tid: '', exchangeId: '' });
      expect(shows.showUnderWay.read()).toBeNull();
      expect(kept.requests[0]?.draft.customerKey).not.toBe(key);
      expect((await tabs.list()).tabs[0]?.draft.customerKey).toBe('');
      const again = await openHistory(place(at.folder));
      await again.ready();
      for (const exchange of await readOthers(again)) expect(exchangeSchema.parse(exchange)).toEqual(exchange);
      expect(at.notices).toEqual([]);
      history.close();
      again.close();
    }),
    { numRuns: 40 },
  );
});

it.each(['zoë.quill+7"x@exämple.org', 'ada.lovelace@example.com', 'İpek.ß@örnek.org', '000345-77-K'])(
  'no byte of %s is left anywhere',
  async (key) => {
    const { at, handlers } = await livedWith(key);
    expect(await handlers['customer.erase']({ customerKey: key })).toMatchObject({ says: null });
    const part = key.split('@')[0] ?? '';
    const ascii =
      part
        .match(/[a-z0-9]{3,}/gi)
        ?.toSorted((a, b) => b.length - a.length)[0]
        ?.toLowerCase() ?? '?';
    const left = filesIn(at.folder).filter((path) => {
      const bytes = readFileSync(join(at.folder, path));
      return [bytes.toString('utf8'), bytes.toString('utf16le')].some((text) => text.toLowerCase().includes(ascii));
    });
    expect(left).toEqual([]);
  },
);
