import { expect, it } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { namedDraft, namedWorkspace } from '#main/testing/named-library.ts';
import { openNamedPlace } from '#main/testing/named-place.ts';

it.each(['café', 'münchen', 'İstanbul', 'straße'])(
  '%s is found however it was typed, and a search may be long',
  async (word) => {
    const [saved, typed] = [word.normalize('NFD'), word.normalize('NFC')];
    const place = await openNamedPlace(saved);
    await place.fill(namedWorkspace(saved));
    const { environmentId, siteKey } = place;
    const sent = await place.call('exchange.send', {
      ...{ tabId: 't', draft: namedDraft(saved), environmentId, siteKey, draw: { seed: 's' } },
      ...{ answers: [{ name: saved, value: saved }], confirmed: true, tidChosen: false },
    });
    expect(sent.kind, JSON.stringify(sent)).toBe('sent');
    const long = 'x'.repeat(1_000_000);
    const many = Array.from({ length: 100_000 }, (_, at) => `w${at}`).join(' ');
    for (const [search, count] of [
      ...[typed, saved, typed.toUpperCase(), `${typed} `.repeat(200_000)].map((one) => [one, 1] as const),
      ...[long.slice(0, 1_305), long, many].map((one) => [one, 0] as const),
    ]) {
      const query = { ...wholeHistory, search };
      const { total } = await place.call('history.list', { query, limit: 10, offset: 0 });
      expect(total, search.slice(0, 20)).toBe(count);
      expect((await place.call('history.ids', { query })).ids).toHaveLength(count);
      expect((await place.call('customer.list', { search, limit: 10 })).total, search.slice(0, 20)).toBe(count);
      const found = await place.call('customer.continuations', { search, limit: 10, environmentId, siteKey });
      expect(found.total).toBe(count);
    }
  },
);
