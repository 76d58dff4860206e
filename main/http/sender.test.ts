import { describe, expect, it, vi } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { answering, openSender, tid } from '#main/testing/sender-place.ts';

describe('the send of a tab', () => {
  it('is recorded before it leaves, and completed with what came back', async () => {
    const arrived: number[] = [];
    const { sender, begun, completed, leaves, changes, input } = await openSender((request, response) => {
      arrived.push(begun.length, leaves.length);
      answering(request, response);
    });
    const sent = await sender.send(input);
    expect(sent).toMatchObject({ kind: 'sent', notRecorded: null, exchange: { id: 'x1', left: 'yes' } });
    expect(arrived).toEqual([1, 1]);
    expect(begun[0]).toMatchObject({ id: 'x1', left: 'no', result: { kind: 'under-way' } });
    expect(completed[0]).toMatchObject({ id: 'x1', result: { outcome: 'received', tid } });
    expect(changes.map(({ outcome }) => outcome)).toEqual([null, 'received']);
  });

  it.each([
    ['to an environment that is gone', { environmentId: 'gone' }, /deleted/],
    ['of a draft with an error', { draft: { ...sampleDraft, uri: '' } }, /URI/],
    ['with a site key that has a slash', { siteKey: 'ONE/1' }, /[Ss]ite key/],
  ])('%s is refused, and nothing leaves', async (_, change, says) => {
    const { sender, begun, input } = await openSender(() => expect.unreachable());
    const answer = await sender.send({ ...input, ...change });
    expect(answer).toMatchObject({ kind: 'refused', says: [expect.stringMatching(says)] });
    expect(begun).toEqual([]);
  });

  it('keeps the name of what it is from, where there is one', async () => {
    const { sender, completed, input } = await openSender(answering);
    await sender.send({ ...input, from: 'Promotion interest' });
    await sender.send(input);
    expect(completed.map(({ from }) => from)).toEqual(['Promotion interest', undefined]);
  });

  it('to a guarded environment needs a yes', async () => {
    const { sender, begun, input } = await openSender(answering, { askBeforeSending: true });
    expect(await sender.send(input)).toMatchObject({ kind: 'refused', says: [expect.stringContaining('asks')] });
    expect(begun).toEqual([]);
    expect(await sender.send({ ...input, answers: {}, draw: anyDraw, confirmed: true })).toMatchObject({
      kind: 'sent',
    });
  });

  it('to one that asks once per session needs one yes', async () => {
    const { sender, input } = await openSender(answering, { askBeforeSending: true, asks: 'once-per-session' });
    expect(await sender.send(input)).toMatchObject({ kind: 'refused' });
    expect(await sender.send({ ...input, confirmed: true })).toMatchObject({ kind: 'sent' });
    expect(await sender.send(input)).toMatchObject({ kind: 'sent' });
  });

  it('is one at a time for a tab, and free for another', async () => {
    const { sender, begun, input } = await openSender(answering);
    const first = sender.send(input);
    expect(await sender.send(input)).toEqual({ kind: 'already-under-way' });
    const other = sender.send({ ...input, tabId: 'other' });
    expect(await Promise.all([first, other])).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
    expect(begun).toHaveLength(2);
    expect(await sender.send(input)).toMatchObject({ kind: 'sent' });
  });

  it('is cancelled while it is under way, and only then', async () => {
    let arrived = () => {};
    const underWay = new Promise<void>((done) => {
      arrived = done;
    });
    const { sender, input } = await openSender(() => arrived());
    const sending = sender.send(input);
    await underWay;
    expect(sender.cancel('other')).toBe(false);
    expect(sender.cancel('t')).toBe(true);
    expect(await sending).toMatchObject({ exchange: { left: 'yes', result: { outcome: 'cancelled' } } });
    expect(sender.cancel('t')).toBe(false);
  });

  it('continues when it cannot be recorded, and reports it', async () => {
    const { sender, input } = await openSender(answering, { begin: async () => 'The disk is full.' });
    expect(await sender.send(input)).toMatchObject({ kind: 'sent', notRecorded: 'The disk is full.' });
  });

  it('shows a new window what is under way for a tab, and how it ends', async () => {
    let answer = () => {};
    const { sender, input } = await openSender((request, response) => {
      answer = () => answering(request, response);
    });
    const sent = sender.send(input);
    await vi.waitFor(() => expect(sender.underWay()).toMatchObject([{ tabId: input.tabId }]));
    const ended = sender.whenEnded(input.tabId);
    expect(await sender.send(input)).toEqual({ kind: 'already-under-way' });
    await vi.waitFor(() => {
      answer();
      expect(sender.underWay()).toEqual([]);
    });
    expect(await ended).toEqual(await sent);
    expect(await sender.whenEnded(input.tabId)).toEqual({ kind: 'not-under-way' });
  });
});

describe('a tid that is another place’s or another customer’s', () => {
  const use = { environmentName: 'UAT', serverName: 'https://uat', siteKey: 'ONE-1', customerKey: 'ada' };
  const draft = { ...sampleDraft, customerKey: '{{?who}}', tid };
  const known = { tidUses: async () => [use] };
  const answers = { who: 'ada' };

  it('is not sent before the person confirms', async () => {
    const { sender, begun, input } = await openSender(answering, known);
    const answer = await sender.send({ ...input, answers, draft });
    expect(answer).toMatchObject({ kind: 'asks-about-tid', conflict: { belongsTo: 'UAT / ONE-1' }, draft: { tid } });
    expect(begun).toEqual([]);
    expect(await sender.send({ ...input, answers, draft, tidChosen: true })).toMatchObject({ kind: 'sent' });
    expect(await sender.send({ ...input, answers, draft: { ...draft, tid: '' } })).toMatchObject({ kind: 'sent' });
    expect(begun.map((exchange) => exchange.draft.tid)).toEqual([tid, '']);
  });

  it('is judged by the customer that its variables name', async () => {
    const { sender, environment, input } = await openSender(answering, known);
    const here = { ...use, serverName: environment.serverName, siteKey: input.siteKey };
    const { sender: sender2 } = await openSender(answering, {
      ...known,
      tidUses: async () => [here],
      serverName: here.serverName,
    });
    expect(await sender.send({ ...input, answers, draft })).toMatchObject({ kind: 'asks-about-tid' });
    expect(await sender2.send({ ...input, answers, draft })).toMatchObject({ kind: 'sent' });
    const bob = { ...draft, customerKey: 'bob' };
    expect(await sender2.send({ ...input, answers, draft: bob })).toMatchObject({
      conflict: { kind: 'other-customer', belongsTo: 'ada' },
    });
  });

  it('is looked up once, while no second send of the tab begins', async () => {
    const { sender, input } = await openSender(answering, known);
    const both = await Promise.all([
      sender.send({ ...input, answers, draft }),
      sender.send({ ...input, answers, draft }),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['asks-about-tid', 'already-under-way']);
  });
});
