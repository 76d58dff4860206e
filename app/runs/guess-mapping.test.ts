import { describe, expect, it } from 'vitest';
import { guessMapping, keepChanged, recallMapping } from './guess-mapping.ts';

const targets = (columns: readonly string[], used: readonly string[] = []) =>
  guessMapping(columns, used).map(({ target }) => target);

describe('guessing where columns go', () => {
  it('takes the variable of the same name, and of one that is only written differently', () => {
    expect(targets(['campaign', 'First Name'], ['firstName', 'campaign'])).toEqual([
      { kind: 'variable', name: 'campaign' },
      { kind: 'variable', name: 'firstName' },
    ]);
  });

  it('takes the exact name before one that is written differently', () => {
    expect(targets(['Name'], ['name', 'Name'])).toEqual([{ kind: 'variable', name: 'Name' }]);
  });

  it('gives a variable one column, the one of exactly its name where there is one', () => {
    expect(targets(['E-mail', 'email'], ['email'])).toEqual([
      { kind: 'variable', name: 'E-mail' },
      { kind: 'variable', name: 'email' },
    ]);
    expect(targets(['E-mail', 'e_mail'], ['email'])).toEqual([
      { kind: 'variable', name: 'email' },
      { kind: 'variable', name: 'e_mail' },
    ]);
  });

  it.each(['ck', 'customerKey', 'Customer key', 'E-mail', 'email_address'])('takes %s for the customer key', (column) =>
    expect(targets([column])).toEqual([{ kind: 'customer-key' }]),
  );

  it('leaves a customer key to the variable that the events ask for', () => {
    expect(targets(['email'], ['email'])).toEqual([{ kind: 'variable', name: 'email' }]);
  });

  it('fills the customer key from one column only, the one that is named most clearly', () => {
    expect(targets(['email', 'ck'])).toEqual([{ kind: 'variable', name: 'email' }, { kind: 'customer-key' }]);
  });

  it('takes tid for the TID, anything else for a variable, and leaves a column without a name', () => {
    expect(targets(['TID', 'city', ' '])).toEqual([
      { kind: 'tid' },
      { kind: 'variable', name: 'city' },
      { kind: 'unused' },
    ]);
  });
});

describe('recalling an earlier mapping', () => {
  const earlier = [
    { column: 'city', target: { kind: 'property', name: 'town' } },
    { column: 'id', target: { kind: 'customer-key' } },
  ] as const;

  it('takes it where all columns are known, in the order of the data', () => {
    expect(recallMapping(['id', 'city'], earlier, [])).toEqual([earlier[1], earlier[0]]);
  });

  it('guesses where a column is new', () => {
    expect(recallMapping(['id', 'email'], earlier, []).map(({ target }) => target.kind)).toEqual([
      'variable',
      'customer-key',
    ]);
  });
});

describe('keeping what the person changed', () => {
  const wrong = guessMapping(['id', 'town'], []);
  const toKey = { column: 'id', target: { kind: 'customer-key' } } as const;
  const byHand = { mapping: wrong.map((one) => (one.column === 'id' ? toKey : one)), guessedMapping: wrong };

  it('puts no other column of the right file there', () => {
    const kept = keepChanged(byHand, guessMapping(['id', 'email'], []));
    expect(kept.mapping).toEqual([toKey, { column: 'email', target: { kind: 'variable', name: 'email' } }]);
    // Taken back, the place is free for the guess again.
    const { mapping } = keepChanged({ ...kept, mapping: kept.guessedMapping }, guessMapping(['id', 'email'], []));
    expect(mapping).toEqual(guessMapping(['id', 'email'], []));
  });

  it('uses no column whose own variable is taken as well', () => {
    const toEmail = { column: 'town', target: { kind: 'variable', name: 'email' } } as const;
    const changed = { mapping: [toKey, toEmail], guessedMapping: wrong };
    const { mapping } = keepChanged(changed, guessMapping(['id', 'town', 'email'], []));
    expect(mapping).toEqual([toKey, toEmail, { column: 'email', target: { kind: 'unused' } }]);
  });
});
