import type { ManualProxy } from '#app/environments/network.ts';
import type { ProxyServer, Route } from '#app/environments/proxy.ts';
import { type PasswordOwner, ProxyPasswords } from '#app/environments/proxy-passwords.ts';
import { wellFormed } from '#app/text/percent.ts';

import { type Env, parseProxyAddress } from './proxy-variables.ts';

/** The password in TIDINGS_PROXY_PASSWORD, bound to the proxy that the person named; or why it can't be bound. */
export type GivenPassword =
  | { readonly ok: true; readonly passwords: ProxyPasswords }
  | { readonly ok: false; readonly says: string };

/**
 * Binds TIDINGS_PROXY_PASSWORD to the proxy that TIDINGS_PROXY names, else to the one of HTTPS_PROXY and its kin. A
 * workspace file can name any proxy, so its proxy gets the password only when the person named the same one.
 * @param named the proxy by variables
 */
export function readProxyPassword(env: Env, named: Route): GivenPassword {
  const password = env['TIDINGS_PROXY_PASSWORD'];
  const address = env['TIDINGS_PROXY']?.trim() ?? '';
  const reading = address === '' ? null : parseProxyAddress(address);
  if (reading?.ok === false) return { ok: false, says: `TIDINGS_PROXY ${reading.says}` };
  const proxy = reading?.proxy ?? named;
  if (password === undefined || proxy === null || proxy.credentials === null)
    return { ok: true, passwords: ProxyPasswords.none };
  return { ok: true, passwords: ProxyPasswords.given(ownerOf(proxy), password) };
}

/** The proxy with the password that was given for it, where its address has none. */
export function withPassword(route: Route, passwords: ProxyPasswords): Route {
  if (route === null || route.credentials === null || route.credentials.password !== '') return route;
  const password = passwords.of(ownerOf(route)) ?? '';
  return { ...route, credentials: { ...route.credentials, password } };
}

/** Why TIDINGS_PROXY_PASSWORD isn't used; null when it is, or there is none. @param used the proxy that events go through */
export function unusedPassword(env: Env, used: ManualProxy | Route, passwords: ProxyPasswords): string | null {
  if (env['TIDINGS_PROXY_PASSWORD'] === undefined) return null;
  const says = (why: string) => `TIDINGS_PROXY_PASSWORD was not used: ${why}`;
  if (used === null) return says('no proxy is used for this server.');
  const owner = 'kind' in used ? used : ownerOf(used);
  const { scheme, host, port, user } = owner;
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (user === '') return says(`no user is set for the proxy ${scheme}://${place}.`);
  if ('credentials' in used && used.credentials?.password) return says('the address of the proxy has a password.');
  if (passwords.of(owner) !== null) return null;
  const address = `${scheme}://${encodeURIComponent(wellFormed(user))}@${place}`;
  return says(`it is not set for the proxy ${address}. If it does, set TIDINGS_PROXY=${address}.`);
}

function ownerOf({ scheme, host, port, credentials }: ProxyServer): PasswordOwner {
  return { scheme, host, port, user: credentials?.user ?? '' };
}
