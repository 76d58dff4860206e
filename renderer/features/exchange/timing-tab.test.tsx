import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { noTiming, type Timing } from '#app/exchange/exchange.ts';
import { render } from '#renderer/testing/render.tsx';
import { TimingTab } from './timing-tab.tsx';

const whole: Timing = {
  ...noTiming,
  readyMs: 1,
  dnsMs: 2,
  connectMs: 3,
  tlsMs: 4,
  sentMs: 0,
  waitingMs: 9,
  readingMs: 1,
  totalMs: 20,
};

const rows = () => screen.getAllByRole('row').map((row) => row.textContent);

it('shows each part where the one before it ends', () => {
  const { container } = render(<TimingTab timing={whole} answered />);
  expect(rows()).toEqual([
    'Preparing1 ms',
    'DNS2 ms',
    'Connect3 ms',
    'TLS4 ms',
    'Event sent0.0 ms',
    'Waiting for the response9 ms',
    'Reading the response1 ms',
    'Total20 ms',
  ]);
  const starts = [...container.querySelectorAll<HTMLElement>('td > span')].map(({ style }) => style.marginLeft);
  expect(starts).toEqual(['0%', '5%', '15%', '30%', '50%', '50%', '95%']);
});

it('says that an open connection was used again, and has no parts of a new one', () => {
  const reused = { ...whole, dnsMs: null, connectMs: null, tlsMs: null, reused: true };
  render(<TimingTab timing={reused} answered />);
  expect(screen.getByText('Reused an open connection, so there was no DNS, connect or TLS.')).toBeDefined();
  expect(rows().filter((row) => row?.endsWith('none'))).toHaveLength(3);
});

it('names the proxy, whose name and connection are timed', () => {
  render(<TimingTab timing={{ ...whole, proxyMs: 5, proxy: 'http://proxy:8080' }} answered />);
  expect(rows()).toContain('Proxy5 ms');
  expect(screen.getByText(/It went through the proxy http:\/\/proxy:8080\./)).toBeDefined();
});
