import { expect, it } from 'vitest';
import { makeEnvironment } from '#main/testing/workspace-file.ts';
import { readArguments } from './arguments.ts';
import { choosePlace } from './choose-place.ts';

/** Chooses a server by its address, beside an environment that asks before sending. */
function choose(server: string, guarded: string) {
  const command = readArguments(['send', '-u', 'a://b', '-s', server, '--site-key', 'ONE-5BTO1FBU1O-1109']);
  if (command.kind !== 'send') throw new Error('It is no command to send.');
  const environment = makeEnvironment(guarded, { name: 'PROD', askBeforeSending: true });
  return choosePlace(command.sending, [environment], {});
}

it.each([
  ['http://mxo.example.com', 'https://mxo.example.com'],
  ['https://mxo.example.com.', 'https://mxo.example.com'],
  ['mxo.example.com:443', 'https://mxo.example.com'],
  ['MXO.example.com/gateway', 'https://mxo.example.com'],
  ['mxo.example.com', 'mxo.example.com'],
  ['https://mxo.example.com', 'MXO.example.com.'],
  ['https://[::1]:8443', 'https://[0:0:0:0:0:0:0:1]:8443'],
])('the address %s is no way around the question of %s', (server, guarded) => {
  expect(choose(server, guarded)).toMatchObject({
    ok: false,
    refusal: { code: 4, says: [expect.stringContaining('is the server of PROD, which asks before sending.')] },
  });
});

it.each([
  ['https://uat.example.com', 'https://mxo.example.com'],
  ['https://mxo.example.com:8443', 'https://mxo.example.com'],
])('another server is not asked about: %s beside %s', (server, guarded) => {
  expect(choose(server, guarded)).toMatchObject({ ok: true });
});
