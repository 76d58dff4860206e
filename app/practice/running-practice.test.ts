import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { environmentProblems } from '#app/environments/environment-problems.ts';
import { practiceEnvironment, practiceServerOf, runningPlaceOf, runningPractice } from './practice.ts';

const made = runningPractice(8_377, { id: 'mine', name: 'Practice on port 8377' });

it('makes an environment that can be saved, without the site keys whose servers only the window has', () => {
  expect(environmentProblems(made, [])).toEqual([]);
  expect(made.siteKeys[0]?.siteKey).toBe('ONE-PRACTICE01-0200');
  expect(made.siteKeys.filter(({ serverName }) => serverName !== undefined)).toEqual([]);
  expect(runningPlaceOf(made)).toEqual({ host: '127.0.0.1', port: 8_377 });
});

it.each([
  ['http://localhost:8377', 'localhost'],
  ['http://[::1]:8377', '[::1]'],
  ['http://127.0.0.1:8377/', '127.0.0.1'],
])('knows it at %s', (serverName, host) => {
  expect(runningPlaceOf({ ...made, serverName })).toEqual({ host, port: 8_377 });
});

it.each([
  [
    'Practice itself',
    practiceEnvironment({ serverName: 'http://127.0.0.1:1', downServerName: '', untrustedServerName: '' }),
  ],
  ['another server on this computer', { ...made, siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }] }],
  ['another computer', { ...made, serverName: 'http://127.0.0.1.example.com' }],
  ['a path', { ...made, serverName: 'http://127.0.0.1:8377/gateway' }],
  ['a port that is none', { ...made, serverName: 'http://127.0.0.1:99999' }],
  ['no port', { ...made, serverName: 'http://127.0.0.1:' }],
  ['a new environment', blankEnvironment('e')],
])('%s is not a running practice server', (_, environment) => {
  expect(runningPlaceOf(environment)).toBeNull();
});

it.each([
  ['Practice inside Tidings', { ...made, id: practiceId }, 'ONE-PRACTICE01-0200', { running: null }],
  [
    'a practice server that runs without the window',
    made,
    'ONE-PRACTICE01-0400',
    { running: { host: '127.0.0.1', port: 8_377 } },
  ],
  ['another site key on this computer', made, 'ONE-5BTO1FBU1O-1109', null],
  ['another server', { ...made, serverName: 'https://uat' }, 'ONE-PRACTICE01-0200', null],
])('knows whether an event was for a practice server: %s', (_, environment, siteKey, server) => {
  expect(practiceServerOf({ environment, siteKey })).toEqual(server);
});
