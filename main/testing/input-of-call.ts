import fc from 'fast-check';
import { blankEnvironment, environmentSchema, timeoutMsLimits } from '#app/environments/environment.ts';
import { blankProxy, networkSchema, proxySchemes, usualNetwork } from '#app/environments/network.ts';
import { secretChangesSchema } from '#app/environments/secret-changes.ts';
import { type CallName, calls } from '#app/ipc/contract.ts';
import { arbitraryInput } from './arbitrary-input.ts';

/**
 * Inputs that match a call's schema.
 * @param port of a server on this computer; no other is named where a call would connect
 */
export function inputOf(name: CallName, port: number): fc.Arbitrary<unknown> {
  return name === 'connection.test' ? connectionTest(port) : arbitraryInput(calls[name]().input);
}

/**
 * A call may name any server and proxy: here only this computer, a proxy on it, or something that is
 * no server.
 */
function connectionTest(port: number): fc.Arbitrary<unknown> {
  const proxies = proxySchemes.map((scheme) => ({ ...blankProxy, scheme, host: '127.0.0.1', port }));
  const near = fc.record({
    serverName: fc.constantFrom(
      ...['http://127.0.0.1', 'https://127.0.0.1', 'http://[::1]', 'localhost'].map((host) => `${host}:${port}`),
      ...['', '/dev/zero', 'file:///etc/passwd', 'a\0b', '\uD800'],
    ),
    proxy: fc.constantFrom({ kind: 'system' }, { kind: 'none' }, ...proxies),
  });
  const far = fc.record({
    serverName: fc.constantFrom('http://mxo.example.com', 'https://mxo.example.com'),
    proxy: fc.constantFrom({ kind: 'system' }, ...proxies),
  });
  const environment = fc
    .tuple(
      fc.oneof(fc.constant(blankEnvironment('fuzz')), arbitraryInput(environmentSchema)),
      fc.oneof(near, far),
      fc.oneof(fc.constant(usualNetwork), arbitraryInput(networkSchema)),
    )
    .map(([environment, { serverName, proxy }, network]) => {
      const timeoutMs = timeoutMsLimits.least;
      return Object.assign({}, environment, { serverName, timeoutMs, network: Object.assign({}, network, { proxy }) });
    });
  return fc.record({ environment, secrets: arbitraryInput(secretChangesSchema) });
}
