import { fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { knownNames } from '#app/testing/known-names.ts';
import { render } from '#renderer/testing/render.tsx';
import { QuestionsDialog } from './questions-dialog.tsx';

const nothing = () => {};

it('asks each question, and answers only those', async () => {
  const onAnswer = vi.fn();
  render(
    <QuestionsDialog
      questions={['Which shop?', 'Who?']}
      before={{ 'Some other?': 'x' }}
      onAnswer={onAnswer}
      onClose={nothing}
    />,
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'Which shop?' }), 'Leeds{Enter}');
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith({ 'Which shop?': 'Leeds', 'Who?': '' });
});

it('shows the last answer, selected so that it can be replaced', async () => {
  const onAnswer = vi.fn();
  render(<QuestionsDialog questions={['Who?']} before={{ 'Who?': 'Ada' }} onAnswer={onAnswer} onClose={nothing} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Who?' });
  expect(field.value).toBe('Ada');
  await userEvent.tab();
  field.focus();
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 3]);
  await userEvent.keyboard('{Enter}');
  expect(onAnswer).toHaveBeenCalledExactlyOnceWith({ 'Who?': 'Ada' });
});

it('asks questions of any name, also one that JavaScript knows', async () => {
  const onAnswer = vi.fn();
  render(<QuestionsDialog questions={knownNames} before={{}} onAnswer={onAnswer} onClose={nothing} />);
  for (const name of knownNames) {
    const field = screen.getByLabelText<HTMLInputElement>(name);
    expect(field.value).toBe('');
    fireEvent.change(field, { target: { value: `about ${name}` } });
  }
  await userEvent.keyboard('{Enter}');
  const [answers] = onAnswer.mock.lastCall ?? [];
  expect(Object.entries(answers)).toEqual(knownNames.map((name) => [name, `about ${name}`]));
});
