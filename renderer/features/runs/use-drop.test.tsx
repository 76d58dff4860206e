import { Notifications, notifications } from '@mantine/notifications';
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { useDrop } from './use-drop.ts';

afterEach(() => notifications.clean());

function dropOn(names: readonly string[]) {
  const onFile = vi.fn<(file: File) => void>();
  function Place() {
    const { on } = useDrop(onFile);
    return (
      <div role="group" {...on}>
        here
      </div>
    );
  }
  render(
    <>
      <Notifications />
      <Place />
    </>,
  );
  const files = names.map((name) => new File(['a\n1'], name));
  fireEvent.drop(screen.getByRole('group'), { dataTransfer: { files, types: ['Files'] } });
  return onFile.mock.calls.map(([{ name }]) => name);
}

it('of several files takes the one with rows, and says that it took no other', async () => {
  expect(dropOn(['Spring.postman_collection.json', 'customers.csv', 'more.csv'])).toEqual(['customers.csv']);
  expect(await screen.findByText('Only customers.csv was opened, because a run has one data file.')).toBeTruthy();
});

it('takes one file of any kind without a word', () => {
  expect(dropOn(['events.json'])).toEqual(['events.json']);
  expect(screen.queryByText(/Only/)).toBeNull();
});
