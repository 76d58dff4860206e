import { expect, it } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { differencesFromThen } from './differences-from-then.ts';
import type { Exchange } from './exchange.ts';
import { keptRequest } from './kept-request.ts';
import { buildRequest } from './request.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const uat: Environment = {
  ...blankEnvironment('uat'),
  name: 'UAT',
  serverName: 'https://uat.example.com',
  bodyForm: 'customer-key',
  customerKeyName: 'email',
};

function sentTo(environment: Environment, draft: Draft = sampleDraft): Exchange {
  const reading = buildRequest(draft, environment, siteKey);
  if (!reading.ok) throw new Error(reading.problem);
  const made = makeReceived('x', 't', { draft, siteKey, request: keptRequest(reading.request) });
  const { id, name, serverName } = environment;
  return { ...made, environment: { ...made.environment, id, name, serverName } };
}

it('an event that is sent again as it was has no difference', () => {
  expect(differencesFromThen(sentTo(uat), uat, siteKey)).toEqual([]);
});

it('nor has one that is too long to be kept whole', () => {
  const draft = { ...sampleDraft, properties: [{ enabled: true, name: 'a', value: 'x'.repeat(1_200_000) }] };
  expect(differencesFromThen(sentTo(uat, draft), uat, siteKey)).toEqual([]);
  expect(differencesFromThen(sentTo(uat, draft), { ...uat, bodyForm: 'array' }, siteKey)).toHaveLength(1);
});

it.each<[string, Partial<Environment>, string]>([
  ['the body form', { bodyForm: 'array' }, 'The body form of the environment has changed since then.'],
  [
    'the customer key name',
    { customerKeyName: 'Email' },
    'The customer key name of the environment has changed since then.',
  ],
  [
    'the body form and the customer key name',
    { bodyForm: 'object', customerKeyName: 'Email' },
    'The body form of the environment has changed since then.',
  ],
  [
    'the customer key name of another environment',
    { id: 'prod', name: 'PROD', customerKeyName: 'Email' },
    'PROD has another customer key name than UAT had.',
  ],
])('names %s as what has changed', (_, change, says) => {
  expect(differencesFromThen(sentTo(uat), { ...uat, ...change }, siteKey)).toEqual([says]);
});
