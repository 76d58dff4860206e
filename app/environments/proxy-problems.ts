import { parseEndpoint } from './endpoint.ts';
import type { AppProxy, EnvironmentProxy } from './network.ts';
import { unreadExceptions } from './proxy-exceptions.ts';

/** What keeps a proxy from being used, and in which field. */
export type ProxyProblem = { readonly field: 'proxyHost' | 'proxyPort' | 'proxyExceptions'; readonly says: string };

/** Checks a proxy that a person wrote. */
export function proxyProblems(proxy: AppProxy | EnvironmentProxy): readonly ProxyProblem[] {
  if (proxy.kind !== 'manual') return [];
  const problems: ProxyProblem[] = [];
  const host = proxy.host.trim();
  const reading = parseEndpoint(`https://${/^[^[].*:.*:/.test(host) ? `[${host}]` : host}`);
  if (host === '')
    problems.push({ field: 'proxyHost', says: 'Enter the name of the proxy, for example proxy.example.com.' });
  else if (/[/@?#]/.test(host))
    problems.push({
      field: 'proxyHost',
      says: 'Enter only the name. The kind, port and user have their own fields.',
    });
  else if (!reading.ok) problems.push({ field: 'proxyHost', says: reading.problem });
  else if (/^[^:]*:[^:]*$|\]:/.test(host))
    problems.push({ field: 'proxyHost', says: 'The port has its own field. Remove it here.' });
  if (!Number.isInteger(proxy.port) || proxy.port < 1 || proxy.port > 65_535)
    problems.push({ field: 'proxyPort', says: 'Enter a port from 1 to 65535, for example 8080.' });
  const [unread] = unreadExceptions(proxy.exceptions);
  if (unread !== undefined)
    problems.push({
      field: 'proxyExceptions',
      says: `“${unread}” isn’t a server name, *.example.com, host:port, 10.0.0.0/8 or <local>. Change it or remove it.`,
    });
  return problems;
}
