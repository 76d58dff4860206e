import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { prettyJson } from '#app/event/pretty-json.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { type Exchange, keptCharacters, noTiming, type Result } from '#app/exchange/exchange.ts';
import { keptRequest } from '#app/exchange/kept-request.ts';
import type { UnansweredOutcome } from '#app/exchange/outcome.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { OutcomeHead } from './outcome-head.tsx';
import { ResponseTabs } from './response-tabs.tsx';
import { TidStrip } from './tid-strip.tsx';

function unanswered(outcome: UnansweredOutcome, totalMs: number): Exchange {
  const result: Result = { kind: 'unanswered', outcome, code: 'X', answer: null, timing: { ...noTiming, totalMs } };
  return makeExchange('x', { left: 'yes', result });
}

function show(exchange: Exchange) {
  render(
    <>
      <OutcomeHead exchange={exchange} notRecorded={null} marks={null} tools={null} onNext={vi.fn()} />
      <ResponseTabs exchange={exchange} onCopy={vi.fn()} />
    </>,
  );
  return document.body.textContent ?? '';
}

it('says of an interrupted event that nobody measured it, and never 0.0 ms', () => {
  const text = show(unanswered('interrupted', 0));
  expect(text).toContain('Time not measured');
  expect(text).toContain('Nothing was measured, because Tidings closed while the event was being sent.');
  expect(text).not.toContain('0.0 ms');
});

it('shows how long an event took that was cut off', () => {
  expect(show(unanswered('cut-off', 12))).toContain('Time 12 ms');
  expect(screen.getByRole('row', { name: /^Total/ }).textContent).toBe('Total12 ms');
});

it.each([
  [true, 'The response has no body.'],
  [false, 'The body of the response didn’t arrive.'],
])('says of a body of which nothing came whether it was whole: %s', (whole, says) => {
  const answer = { status: 200, statusText: 'OK', headers: [], body: '', bodyBytes: 0, sha256: '', whole };
  const made = unanswered('cut-off', 12);
  expect(show({ ...made, result: { ...made.result, answer } as Result })).toContain(says);
});

describe('a response of which only the beginning is kept', () => {
  const jsonOf = (length: number) =>
    JSON.stringify({ tid: 't', list: Array.from({ length }, (_, at) => `item ${at}`) });
  /** The exchange with a body, and what main still has of it; null where that is gone. */
  function showLong(body: string) {
    const made = makeReceived('x', 't');
    if (made.result.kind !== 'answered') throw new Error('It is received.');
    const kept = { body: body.slice(0, keptCharacters.answer), bodyBytes: new TextEncoder().encode(body).length };
    const whole: { text: string | null } = { text: body };
    installFakeBridge({
      'exchange.readBody': ({ from, length }) => ({
        text: whole.text?.slice(from, from + length) ?? null,
        totalCharacters: whole.text?.length ?? 0,
      }),
    });
    const answer = { ...made.result.answer, ...kept };
    const onCopy = vi.fn();
    render(<ResponseTabs exchange={{ ...made, result: { ...made.result, answer } }} onCopy={onCopy} />);
    return { whole, onCopy };
  }
  const more = () => screen.queryByRole('button', { name: /more$/ });
  const press = () => fireEvent.click(screen.getByRole('button', { name: /more$/ }));
  const pageOn = async (characters: number) => {
    press();
    await waitFor(() => expect(screen.getByLabelText('Answer').textContent?.length).toBe(characters));
  };
  const says = () => document.body.textContent;

  it('is not called “not JSON” before the whole is there', async () => {
    showLong(jsonOf(10_000));
    expect(says()).toContain('only the first');
    expect(says()).not.toContain('not JSON');
    press();
    await waitFor(() => expect(more()).toBeNull());
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Pretty' }).disabled).toBe(false);
  });

  it('is copied whole, as it is laid out, also what is not shown', async () => {
    const body = jsonOf(100_000);
    const { onCopy } = showLong(body);
    fireEvent.click(screen.getByRole('button', { name: 'Copy body' }));
    await waitFor(() => expect(onCopy).toHaveBeenCalledWith(prettyJson(body), 'Body'));
    expect(more()).not.toBeNull();
  });

  it('is not called the whole body when it is copied after its rest is gone', async () => {
    const body = jsonOf(60_000);
    const { whole, onCopy } = showLong(body);
    whole.text = null;
    fireEvent.click(screen.getByRole('button', { name: 'Copy body' }));
    await waitFor(() =>
      expect(onCopy).toHaveBeenCalledWith(body.slice(0, keptCharacters.answer), 'Beginning of the body'),
    );
    expect(says()).toContain('the rest is no longer available');
  });

  it('is called “not JSON” once the whole is there and is none', async () => {
    const text = 'ü'.repeat(100_000);
    showLong(text);
    expect(says()).not.toContain('not JSON');
    await pageOn(text.length);
    expect([more(), says()]).toEqual([null, expect.stringContaining('not JSON, shown as received')]);
    expect(says()).not.toContain('no longer available');
  });

  it('says that its rest is gone, also after a part of it was shown', async () => {
    const { whole } = showLong(jsonOf(60_000));
    await pageOn(keptCharacters.answer + 200_000);
    whole.text = null;
    press();
    await waitFor(() => expect(more()).toBeNull());
    expect(says()).toContain('the rest is no longer available');
    expect(says()).not.toContain('not JSON');
  });
});

it.each([
  [2, 'This is exactly what was sent.'],
  [1_200_000, 'This is the beginning of what was sent. Only the first 1,000,000 characters of the body were kept.'],
])('says of a request with a property of %d characters whether it is all that was sent', (length, says) => {
  const draft = { ...sampleDraft, properties: [{ enabled: true, name: 'a', value: 'x'.repeat(length) }] };
  const reading = buildRequest(draft, { ...blankEnvironment('e'), serverName: 'https://h' }, 'ONE');
  if (!reading.ok) throw new Error(reading.problem);
  render(
    <ResponseTabs exchange={makeReceived('x', 't', { request: keptRequest(reading.request) })} onCopy={vi.fn()} />,
  );
  fireEvent.click(screen.getByRole('tab', { name: 'Sent' }));
  expect(screen.getByText(says)).toBeDefined();
});

it('knows the TID that was sent also where it comes back in another case', () => {
  const tid = 'dedc2983-4666-4641-8047-61250a878f89';
  const made = makeReceived('x', tid);
  const exchange = { ...made, draft: { ...made.draft, tid: tid.toUpperCase() } };
  render(<TidStrip exchange={exchange} onCopy={vi.fn()} onContinue={vi.fn()} onOpenPage={vi.fn()} />);
  expect(screen.getByText('same customer as sent')).toBeDefined();
});
