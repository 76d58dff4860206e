import { act, screen } from '@testing-library/react';
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
  render(<PreviewTab prepared={prepared} prepareAt={prepareAt} isShown={isShown} onCopy={() => {}} />);
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
