import { type ManualProxy, proxyOwner } from './network.ts';

/** What a proxy's password belongs to: no other place, and no other user. */
export type PasswordOwner = Pick<ManualProxy, 'host' | 'port' | 'user'> & { readonly scheme: string };

/**
 * Passwords of proxies. Each is bound to one proxy and one user, and is given to no other. The only
 * way to a password is to name the proxy that it is sent to, so a caller cannot hand it to another.
 */
export class ProxyPasswords {
  static readonly none = new ProxyPasswords(() => null);

  readonly #find: (proxy: PasswordOwner) => string | null;

  private constructor(find: (proxy: PasswordOwner) => string | null) {
    this.#find = find;
  }

  /** A password that was given for this proxy. */
  static given(owner: PasswordOwner, password: string): ProxyPasswords {
    const name = ownerName(owner);
    return new ProxyPasswords((proxy) => (ownerName(proxy) === name ? password : null));
  }

  /** Passwords in a store, found by what `proxyOwner` says. */
  static kept(find: (owner: string) => string | null): ProxyPasswords {
    return new ProxyPasswords((proxy) => find(proxyOwner(proxy)));
  }

  /** These, and where they have none the others. */
  or(others: ProxyPasswords): ProxyPasswords {
    return new ProxyPasswords((proxy) => this.of(proxy) ?? others.of(proxy));
  }

  /** The password to send to this proxy; null when none was given for it. */
  of(proxy: PasswordOwner): string | null {
    return this.#find(proxy);
  }
}

/** The same address may be written with and without brackets. */
function ownerName(proxy: PasswordOwner): string {
  return proxyOwner({ ...proxy, host: proxy.host.trim().replace(/^\[(.*)\]$/, '$1') });
}
