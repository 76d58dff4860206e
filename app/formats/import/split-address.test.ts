import { expect, it } from 'vitest';
import { joinAddress, splitAddress } from './split-address.ts';

const nothing = { scheme: '', signIn: '', host: '', port: '', path: '', query: '', hash: '' };

it.each([
  ['', {}],
  ['https://host', { scheme: 'https://', host: 'host' }],
  ['//host/path', { scheme: '//', host: 'host', path: '/path' }],
  ['host:80/a//b', { host: 'host', port: ':80', path: '/a//b' }],
  [
    'https://:secret@[::1]:8443?a',
    { scheme: 'https://', signIn: ':secret@', host: '[::1]', port: ':8443', query: '?a' },
  ],
  ['https://[::1]/a#b?c', { scheme: 'https://', host: '[::1]', path: '/a', hash: '#b?c' }],
  ['{{a://b?c}}:{{d}}/e?f=/g:h', { host: '{{a://b?c}}', port: ':{{d}}', path: '/e', query: '?f=/g:h' }],
  ['/a?b=https://c', { path: '/a', query: '?b=https://c' }],
])('%j is taken apart and put together again', (text, parts) => {
  expect(splitAddress(text)).toEqual({ ...nothing, ...parts });
  expect(joinAddress(splitAddress(text))).toBe(text);
});
