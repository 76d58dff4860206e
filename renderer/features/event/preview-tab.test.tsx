import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { render } from '#renderer/testing/render.tsx';
import { PreviewTab } from './preview-tab.tsx';

const servers = { serverName: 'http://127.0.0.1:1', downServerName: 'http://127.0.0.1:2', untrustedServerName: '' };
const environment = practiceEnvironment(servers);

function show(uri: string, isShown: boolean) {
  const asked: string[] = [];
  const prepareAt = (at: string) => {
    asked.push(at);
    const sources = { workspace: [], answers: {}, draw: { seed: 's', at } };
    return prepareSend({ ...blankDraft, uri }, { environment, siteKey: 'ONE-PRACTICE01-0200' }, sources);
  };
  const prepared = prepareAt(new Date().toISOString());
  const composed = { ...blankDraft, uri };
  render(
    <PreviewTab composed={composed} prepared={prepared} prepareAt={prepareAt} isShown={isShown} onCopy={() => {}} />,
  );
  asked.length = 0;
  return asked;
}

const passSeconds = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1_000));

afterEach(() => {
  vi.useRealTimers();
});

it('shows the time of now, moving, and says that times are set at Send', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-02T09:00:00.000Z') });
  show('a://b/{{$timestamp}}', true);
  expect(screen.getByLabelText('Request preview').textContent).toContain('Times are set when you send.');
  expect(screen.getByLabelText('Request preview').textContent).toContain('a://b/1767344400');
  passSeconds(5);
  expect(screen.getByLabelText('Request preview').textContent).toContain('a://b/1767344405');
});

it('does not change without a time in it, or while it is hidden', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-02T09:00:00.000Z') });
  const plain = show('a://b/{{$guid}}', true);
  passSeconds(5);
  expect(plain).toEqual([]);
  expect(screen.getByLabelText('Request preview').textContent).not.toContain('set when you send');
  const hidden = show('a://b/{{$now}}', false);
  passSeconds(5);
  expect(hidden).toEqual([]);
});

it('copies the event as a tracking pixel, and says what has to be known about it', async () => {
  const onCopy = vi.fn();
  const draft = { ...blankDraft, uri: 'oeh://outboundcomms/email-open', customerKey: 'ada@example.com' };
  const sources = { workspace: [], answers: {}, draw: { seed: 's', at: '2026-01-02T09:00:00.000Z' } };
  const prepared = prepareSend(draft, { environment, siteKey: 'ONE-PRACTICE01-0200' }, sources);
  render(<PreviewTab composed={draft} prepared={prepared} prepareAt={() => prepared} isShown onCopy={onCopy} />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy as' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Tracking pixel (HTML)' }));
  expect(onCopy.mock.calls).toEqual([
    [
      '<img src="http://127.0.0.1:1/one/rt/track/ONE-PRACTICE01-0200/pixel?uri=oeh%3A%2F%2Foutboundcomms%2Femail-open%3Femail%3Dada%40example.com" width="1" height="1" alt="">',
      'Tracking pixel',
      expect.stringContaining('The key is in the parameter “email”'),
    ],
  ]);
});

it('names the TID and the members that a copied pixel leaves out, also where the event is sent as one', async () => {
  const onCopy = vi.fn();
  const draft = {
    ...{ ...blankDraft, uri: 'oeh://outboundcomms/email-open', sendAs: 'pixel' as const },
    ...{ tid: 'dedc2983-4666-4641-8047-61250a878f89', extra: [{ name: 'channel', json: '1' }] },
  };
  const sources = { workspace: [], answers: {}, draw: { seed: 's', at: '2026-01-02T09:00:00.000Z' } };
  const prepared = prepareSend(draft, { environment, siteKey: 'ONE-PRACTICE01-0200' }, sources);
  render(<PreviewTab composed={draft} prepared={prepared} prepareAt={() => prepared} isShown onCopy={onCopy} />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy as' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Tracking pixel (HTML)' }));
  const note: unknown = onCopy.mock.calls[0]?.[2];
  expect(note).toContain('Not in it: the TID, “channel”.');
});
