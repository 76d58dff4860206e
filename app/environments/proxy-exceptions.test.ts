import { describe, expect, it } from 'vitest';
import { isExcepted, unreadExceptions } from './proxy-exceptions.ts';

const at = (host: string, port = 443) => ({ host, port });

describe('exceptions that a person writes', () => {
  it.each([
    ['mxo.example.com', 'mxo.example.com', true],
    ['mxo.example.com', 'MXO.Example.com', true],
    ['mxo.example.com.', 'mxo.example.com', true],
    ['mxo.example.com', 'mxo.example.com.', true],
    ['mxo.example.com', 'example.com', false],
    ['mxo.example.com', '*.example.com', true],
    ['mxo.example.com', '.example.com', true],
    ['mxo-2.example.com', 'mxo-*.example.com', true],
    ['example.com', '*.example.com', false],
    ['badexample.com', '*.example.com', false],
    ['mxo.example.com', 'a.example, *.example.com;b', true],
    ['mxo.example.com', 'a\n mxo.example.com \nb', true],
    ['10.1.2.3', '10.1.*', true],
    ['10.11.2.3', '10.1.*', false],
    ['10.200.2.3', '10.0.0.0/8', true],
    ['11.0.0.1', '10.0.0.0/8', false],
    ['192.168.5.129', '192.168.5.128/25', true],
    ['192.168.5.127', '192.168.5.128/25', false],
    ['mxo.example.com', '0.0.0.0/0', false],
    ['2001:db8::1', '[2001:db8::1]', true],
    ['2001:db8::1', '2001:DB8:0:0:0:0:0:1', true],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['intranet', '<local>', true],
    ['mxo.example.com', '<local>', false],
    ['10.1.2.3', '<local>', false],
    ['2001:db8::1', '<local>', false],
    ['anything', '*', true],
    ['anything', '', false],
    ['anything', ' , ', false],
  ])('%s is excepted by %j: %s', (host, list, expected) => expect(isExcepted(at(host), list, 'exact')).toBe(expected));

  it.each([
    ['mxo.example.test:8443', 8443, true],
    ['mxo.example.test:8443', 443, false],
    ['*.example.test:8443', 8443, true],
    ['mxo.example.test', 8443, true],
  ])('%j at port %i: %s', (list, port, expected) =>
    expect(isExcepted(at('mxo.example.test', port), list, 'exact')).toBe(expected),
  );

  it('a port of an IPv6 address follows the brackets', () => {
    expect(isExcepted(at('2001:db8::1', 8443), '[2001:db8::1]:8443', 'exact')).toBe(true);
    expect(isExcepted(at('2001:db8::1', 443), '[2001:db8::1]:8443', 'exact')).toBe(false);
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['mxo.example.com', 'example.com', true],
    ['example.com', 'example.com', true],
    ['badexample.com', 'example.com', false],
    ['example.com', '.example.com', true],
    ['mxo.example.com', 'a, example.com:443', true],
    ['mxo.example.com', 'example.com:8443', false],
    ['1.10.0.0.1', '10.0.0.1', false],
  ])('%s is excepted by %j: %s', (host, list, expected) =>
    expect(isExcepted(at(host), list, 'with-subdomains')).toBe(expected),
  );
});

it.each([
  ['<local>; 10.0.0.0/8; mxo.example.test:8443, *, ::1', []],
  ['http://a.example, b.example', ['http://a.example']],
  ['10.0.0.0/33 1.2.3.4/a a_b.example host:999999', ['10.0.0.0/33', '1.2.3.4/a', 'host:999999']],
  ['<-loopback>', ['<-loopback>']],
  ['mxo.exämple', ['mxo.exämple']],
])('of %j these cannot be read: %j', (list, unread) => expect(unreadExceptions(list)).toEqual(unread));
