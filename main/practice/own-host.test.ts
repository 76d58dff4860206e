import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { isOwnHost } from './own-host.ts';

it.each([
  ['an address, where it listens to the network', '192.0.2.7:8377', '0.0.0.0', true],
  ['an IPv6 address', '[2001:db8::1]:8377', '::', true],
  ['the name of this computer', `${hostname()}:8377`, '0.0.0.0', true],
  ['the name that it listens on', 'Practice:8377', 'practice', true],
  ['another name, where it listens to the network', 'practice:8377', '0.0.0.0', false],
  ['another name than it listens on', 'attacker.example:8377', 'practice', false],
  ['an address, where it listens to this computer only', '192.0.2.7:8377', '127.0.0.1', false],
])('a call to %s: %s at %s', (_, called, listensAt, isOwn) => {
  expect(isOwnHost(called, 8_377, listensAt)).toBe(isOwn);
});
