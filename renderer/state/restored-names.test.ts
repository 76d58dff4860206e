import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { restoredNames } from './restored-names.ts';

const named = (id: string, name: string) => ({ ...blankEnvironment(id), name });
const [uat, prod] = [named('u', 'UAT'), named('p', 'PROD')];
const [uat2, prod2] = [named('u', 'UAT 2'), named('p', 'PROD 2')];

it('names each environment that came back under another name', () => {
  expect(restoredNames([uat], [], [uat])).toBe('');
  expect(restoredNames([uat, prod], [], [uat2, prod])).toBe(
    'UAT restored as UAT 2. Another environment has its name now.',
  );
  expect(restoredNames([uat, prod], [], [uat2, prod2])).toBe(
    'UAT restored as UAT 2, PROD restored as PROD 2. Other environments have their names now.',
  );
});

it('says nothing of an environment that a person renamed, and that stayed', () => {
  const renamed = named('u', 'My UAT');
  expect(restoredNames([uat], [renamed], [renamed])).toBe('');
});
