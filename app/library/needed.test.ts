import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import type { Variable } from '#app/event/variables.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { leftVariables, neededFor } from './needed.ts';
import { blankWorkspace } from './workspace.ts';

const asking = (customerKey: string) => {
  const request = makeRequest('1');
  return { ...blankWorkspace, requests: [{ ...request, draft: { ...request.draft, customerKey } }] };
};
const named = (values: Readonly<Record<string, string>>): readonly Variable[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));
const environment = (id: string, values: Readonly<Record<string, string>>) => ({
  ...blankEnvironment(id),
  name: id.toUpperCase(),
  variables: named(values),
});

it('needs the variables that are named, those that such a value names, and the environments that have one', () => {
  const variables = named({ who: '{{part}} {{who}}', part: '{{ deep }}', deep: 'x', other: 'y' });
  const environments = [environment('uat', { deep: 'u' }), environment('prod', { other: 'p' })];
  const needed = neededFor(asking('{{ who }}'), { variables, environments });
  expect(needed.variables.map(({ name }) => name)).toEqual(['who', 'part', 'deep']);
  expect(needed.environments.map(({ id }) => id)).toEqual(['uat']);
});

it('needs a variable whose name JSON would write in another way', () => {
  const variables = named({ 'a"b\\c': 'x' });
  expect(neededFor(asking('{{a"b\\c}}'), { variables, environments: [] }).variables).toEqual(variables);
});

it('names each variable that the file has no value for, or another one than an environment that stays here', () => {
  const chosen = asking('{{shared}} {{own}} {{both}} {{none}} {{$guid}} {{?Which}}');
  const variables = named({ shared: '1', both: '2' });
  const environments = [environment('uat', { own: 'u', both: '3' }), environment('prod', { own: 'p', both: '2' })];
  const left = (written: typeof environments) =>
    leftVariables(chosen, { variables, environments: written }, { variables, environments });
  expect(left([])).toEqual([
    { name: 'own', why: 'Its value is in UAT, PROD. Select Environments to include it.' },
    { name: 'both', why: 'It has another value in UAT. Select Environments to include it.' },
    { name: 'none', why: 'It has no value here either.' },
  ]);
  expect(left(environments).map(({ name }) => name)).toEqual(['none']);
});
