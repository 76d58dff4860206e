import { expect, it } from 'vitest';
import { parseProxyAddress, wayByVariables } from './proxy-variables.ts';

const ada = { user: 'ada', password: 'p@ss' };

it.each([
  ['http://proxy:8080', { scheme: 'http', host: 'proxy', port: 8080, credentials: null }],
  ['proxy:8080', { scheme: 'http', host: 'proxy', port: 8080, credentials: null }],
  ['http://proxy', { scheme: 'http', host: 'proxy', port: 80, credentials: null }],
  ['https://proxy/', { scheme: 'https', host: 'proxy', port: 443, credentials: null }],
  ['socks5h://[2001:db8::1]', { scheme: 'socks5', host: '2001:db8::1', port: 1080, credentials: null }],
  ['socks4a://h', { scheme: 'socks4', host: 'h', port: 1080, credentials: null }],
  ['http://ada:p%40ss@proxy:80', { scheme: 'http', host: 'proxy', port: 80, credentials: ada }],
  [
    'http://ada:100%@proxy',
    { scheme: 'http', host: 'proxy', port: 80, credentials: { user: 'ada', password: '100%' } },
  ],
  ['ftp://proxy', null],
  ['http://', null],
  ['', null],
])('%j names a proxy', (text, proxy) => expect(parseProxyAddress(text)).toEqual(proxy));

it.each([
  ['https://h.example', { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 's'],
  ['http://h.example', { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://p:2' }, 'p'],
  ['https://h.example', { https_proxy: 'http://lower:1', HTTPS_PROXY: 'http://upper:1' }, 'lower'],
  ['https://h.example', { ALL_PROXY: 'socks5://all:1' }, 'all'],
  ['https://h.example', { HTTP_PROXY: 'http://p:2' }, undefined],
  ['https://h.example:8443', { HTTPS_PROXY: 'http://s:1', NO_PROXY: 'localhost,.example' }, undefined],
  ['https://h.example', { HTTPS_PROXY: 'http://s:1', no_proxy: '*' }, undefined],
  ['https://h.example', {}, undefined],
])('the way to %s with %j', (origin, env, host) => expect(wayByVariables(origin, env)?.host).toBe(host));
