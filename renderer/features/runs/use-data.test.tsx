import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { someData } from '#renderer/testing/make-run.ts';
import { useData } from './use-data.ts';

const file = new File(['email\nada@example.com'], 'customers.csv');
const given = { fileId: 'f1', name: 'customers.csv', bytes: 200_000_000 };

it('opens a file by its path, and reports the progress', async () => {
  let answer: () => void = () => undefined;
  const waits = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const bridge = installFakeBridge(
    {
      'data.open': async () => {
        await waits;
        return { kind: 'opened', dataId: 'd1', data: someData() };
      },
    },
    { giveFile: async () => given },
  );
  const onOpened = vi.fn();
  const { result } = renderHook(() => useData(onOpened));
  act(() => void result.current.openFile(file));
  await waitFor(() => expect(bridge.made).toHaveLength(1));
  expect(bridge.made[0]?.input).toEqual({ from: { kind: 'file', fileId: 'f1' }, format: null });
  act(() => bridge.push('data.progressed', { readBytes: 45_000_000, allBytes: 200_000_000 }));
  expect(result.current.opening).toMatchObject({ kind: 'reading', readBytes: 45_000_000 });
  await act(async () => answer());
  expect(onOpened).toHaveBeenCalledWith({ dataId: 'd1', about: someData(), from: { kind: 'file', fileId: 'f1' } });
  expect(result.current.opening.kind).toBe('idle');
});

it('reads the text of a file without a path', async () => {
  const bridge = installFakeBridge({ 'data.open': () => ({ kind: 'unreadable', says: 'There are no rows in it.' }) });
  const { result } = renderHook(() => useData(() => undefined));
  await act(() => result.current.openFile(file));
  expect(bridge.made[0]?.input).toMatchObject({ from: { kind: 'text', text: 'email\nada@example.com' } });
  expect(result.current.opening).toEqual({ kind: 'unreadable', says: 'There are no rows in it.' });
});

it('names a file without a path that is no text in UTF-8, instead of reading it wrong', async () => {
  const bridge = installFakeBridge({});
  const { result } = renderHook(() => useData(() => undefined));
  await act(() => result.current.openFile(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0xe9])], 'customers.xlsx')));
  expect(bridge.made).toEqual([]);
  expect(result.current.opening).toEqual({
    kind: 'unreadable',
    says: expect.stringContaining('customers.xlsx couldn’t be read from where it is. Save it in a folder'),
  });
});

it('reads the same data again in another format', async () => {
  const bridge = installFakeBridge({ 'data.open': () => ({ kind: 'cancelled' }) });
  const { result } = renderHook(() => useData(() => undefined));
  const format = { kind: 'json', encoding: 'utf-8' } as const;
  await act(() =>
    result.current.reopen({ dataId: 'd1', about: someData(), from: { kind: 'file', fileId: 'f1' } }, format),
  );
  expect(bridge.made[0]?.input).toEqual({ from: { kind: 'file', fileId: 'f1' }, format });
  expect(result.current.opening.kind).toBe('idle');
});

it('opens the rows that a run kept', async () => {
  const bridge = installFakeBridge({ 'data.open': () => ({ kind: 'opened', dataId: 'd2', data: someData() }) });
  const onOpened = vi.fn();
  const { result } = renderHook(() => useData(onOpened));
  const earlier = { runId: 'run-1', startedAt: '2026-01-02T03:04:05.000Z', name: 'a.csv' };
  await act(() => result.current.openRun(earlier));
  expect(bridge.made[0]?.input).toMatchObject({ from: { kind: 'run', runId: 'run-1' }, format: null });
  expect(onOpened).toHaveBeenCalledWith(
    expect.objectContaining({ dataId: 'd2', from: { kind: 'run', runId: 'run-1', startedAt: earlier.startedAt } }),
  );
});

it('says of pasted rows that they are too long, without a call', async () => {
  const bridge = installFakeBridge({});
  const { result } = renderHook(() => useData(() => undefined));
  await act(() => result.current.openText('x'.repeat(50_000_001)));
  expect(bridge.made).toEqual([]);
  expect(result.current.opening).toMatchObject({
    kind: 'unreadable',
    says: expect.stringContaining('longer than 50 million characters'),
  });
});
