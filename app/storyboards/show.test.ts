import { expect, it } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { makeShow } from '#app/testing/make-show.ts';
import { customersOfShow, type Show, showDuration, showSchema, showsWithout, stepsDone, withShow } from './show.ts';

const show = makeShow('a', 'ada@example.com', { tid: 'tid 1' });

it('says how far a show came, how long it took, and for whom', () => {
  expect(stepsDone(show)).toBe(2);
  expect(showDuration(show)).toBe(125_000);
  expect(customersOfShow(show)).toMatchObject([{ name: 'Customer', customerKey: 'ada@example.com', tid: 'tid 1' }]);
});

it('names a customer once whose key was sent in two spellings', () => {
  const again = makeShow('a', 'ADA@example.com', { tid: 'tid 1' });
  expect(customersOfShow({ ...show, steps: [...show.steps, ...again.steps] })).toHaveLength(1);
});

it('remembers the last 20 shows of a storyboard, the newest first', () => {
  const other = makeShow('other', '', { storyboardId: 'another' });
  const all = Array.from({ length: 25 }, (_, at) => makeShow(`${at}`, '')).reduce<readonly Show[]>(withShow, [other]);
  expect(all).toHaveLength(21);
  expect(all[0]?.id).toBe('24');
  expect(all.at(-1)).toBe(other);
  expect(all.map(({ id }) => id)).not.toContain('4');
});

it('takes a show that is saved twice only once', () => {
  expect(withShow([show], { ...show, title: 'Again' })).toEqual([{ ...show, title: 'Again' }]);
});

it('forgets a customer, and keeps what others did', () => {
  const [hers, his] = showsWithout(
    [show, makeShow('b', 'bob@example.com', { tid: 'tid 2' })],
    matchCustomer('ADA@example.com', []),
  );
  expect(hers?.steps[0]).toMatchObject({ title: 'Visit', state: 'sent', customerKey: '', tid: '', exchangeId: '' });
  expect(his).toEqual(makeShow('b', 'bob@example.com', { tid: 'tid 2' }));
  const all = [show];
  expect(showsWithout(all, matchCustomer('cy@example.com', []))).toBe(all);
});

it('keeps no name of a customer who is erased, also one that was noted of them', () => {
  const named = { ...show, steps: show.steps.map((step) => ({ ...step, name: 'Lady Lovelace' })) };
  const [cleared] = showsWithout([named], matchCustomer('ada@example.com', []));
  expect(JSON.stringify(cleared)).not.toContain('Lovelace');
  expect(cleared?.steps[0]?.name).toBe('Customer');
});

it('the customers of a show are each listed once, in whatever spelling', () => {
  const [step] = show.steps;
  const spelled = ['Ada@Example.com', 'ada@example.com'].map((customerKey) => ({ ...step, customerKey }));
  expect(customersOfShow(showSchema.parse({ ...show, steps: spelled }))).toHaveLength(1);
});
