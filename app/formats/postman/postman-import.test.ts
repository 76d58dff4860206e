import { expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const request = { method: 'POST', url, body: { mode: 'raw', raw: '{"uri":"a://b","ck":"{{who}}"}' } };

function read(value: unknown) {
  const imported = readImport(JSON.stringify(value));
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

it('a secret whose value isn’t in the file is no variable, so that Send asks for it', () => {
  const secrets = [
    { key: 'who', value: '', type: 'secret', enabled: true },
    { key: 'known', value: 'x', type: 'secret', enabled: true },
    { key: 'empty', value: '', type: 'default', enabled: true },
  ];
  const kept = [
    { name: 'known', value: 'x' },
    { name: 'empty', value: '' },
  ];
  const environment = read({ name: 'UAT', values: secrets });
  expect(environment.environments[0]?.variables).toEqual(kept);
  expect(environment.notTaken).toMatchObject([{ what: '1 secret variable' }]);
  const collection = read({ info: { name: 'C' }, item: [{ name: 'Book', request }], variable: secrets });
  expect(collection.variables).toEqual(kept);
  expect(collection.notTaken).toMatchObject([{ what: '1 secret variable' }]);
});
