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
    problems.push({ field: 'proxyHost', says: 'Write the name of the proxy, for example proxy.example.com.' });
  else if (/[/@]/.test(host))
    problems.push({
      field: 'proxyHost',
      says: 'Write the name alone; its kind, port and user have fields of their own.',
    });
  else if (!reading.ok) problems.push({ field: 'proxyHost', says: reading.problem });
  else if (reading.endpoint.port !== 443)
    problems.push({ field: 'proxyHost', says: 'The port has a field of its own. Take it out here.' });
  if (!Number.isInteger(proxy.port) || proxy.port < 1 || proxy.port > 65_535)
    problems.push({ field: 'proxyPort', says: 'Write a port from 1 to 65535, for example 8080.' });
  const [unread] = unreadExceptions(proxy.exceptions);
  if (unread !== undefined)
    problems.push({
      field: 'proxyExceptions',
      says: `“${unread}” isn't a server name, *.example.com, host:port, 10.0.0.0/8 or <local>. Change it or remove it.`,
    });
  return problems;
}
