import { act, renderHook, screen } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, it, vi } from 'vitest';
import { practiceId } from '#app/environments/environment.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { runningPractice, usualPlace } from '#app/practice/practice.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { exchangeCommands } from './commands.ts';
import { TidStrip } from './tid-strip.tsx';
import { useExchangeActions } from './use-exchange-actions.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const siteKey = 'ONE-PRACTICE01-0200';
const { environment } = makeReceived('x', tid);
const running = runningPractice(8_377, { id: 'mine', name: 'Practice on port 8377' });
const onRunning = makeReceived('x', tid, { environment: { ...environment, ...running }, siteKey });
const inside = { ...environment, id: practiceId, name: 'Practice', serverName: 'http://127.0.0.1:1' };
const onPractice = makeReceived('x', tid, { environment: inside, siteKey });
const onUat = makeReceived('x', tid);

const places = [
  ['Practice', onPractice, { kind: 'practice', running: null }],
  ['a running practice server', onRunning, { kind: 'practice', running: usualPlace(8_377) }],
  ['UAT', onUat, { kind: 'monitoring', exchange: onUat }],
] as const;

function open(exchange: Exchange) {
  installFakeBridge({
    'exchange.open': () => ({ exchange }),
    'monitoring.open': () => ({ kind: 'opened' }),
  });
  return renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, anySession(), openWorkbench);
    return { state, dispatch, actions: useExchangeActions(state, dispatch, { goToField: () => {} }) };
  }).result;
}

it.each(places)('Monitoring of an event of %s is the one of its server', async (_, exchange, dialog) => {
  const ofAnswer = open(exchange);
  await act(async () => ofAnswer.current.actions.next('open-monitoring', exchange));
  expect(ofAnswer.current.state.dialogs).toEqual([dialog]);
  const ofHistory = open(exchange);
  await act(async () => ofHistory.current.actions.monitor(exchange.id));
  expect(ofHistory.current.state.dialogs).toEqual([dialog]);
});

it('an event of a running practice server leads to Practice Monitoring, whatever link its environment has', async () => {
  const linked = { ...onRunning, environment: { ...onRunning.environment, monitoringLink: 'https://monitoring' } };
  const result = open(linked);
  await act(async () => result.current.actions.monitor(linked.id));
  expect(result.current.state.dialogs).toEqual([{ kind: 'practice', running: usualPlace(8_377) }]);
});

it.each(places)(
  'the customer of an event of %s is opened in a web page only where there is one',
  (_, exchange, { kind }) => {
    const on = { onCopy: vi.fn(), onContinue: vi.fn(), onOpenPage: vi.fn() };
    render(<TidStrip exchange={exchange} {...on} />);
    expect(screen.queryAllByRole('button', { name: 'Open as this customer' })).toHaveLength(
      kind === 'practice' ? 0 : 1,
    );
    const result = open(exchange);
    act(() => result.current.dispatch({ type: 'exchange-opened', exchange, id: 'tab' }));
    const command = exchangeCommands.find(({ id }) => id === 'open-page');
    expect(command?.when?.(result.current.state)).toBe(kind !== 'practice');
  },
);
