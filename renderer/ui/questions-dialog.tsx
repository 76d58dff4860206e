import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { answerTo } from '#app/event/variables.ts';
import { DialogFoot } from './dialog-foot.tsx';
import { CancelButton, FormModal } from './form-modal.tsx';
import { TextField } from './text-field.tsx';
import { isSameForm } from './unsaved.ts';

type QuestionsDialogProps = {
  readonly questions: readonly string[];
  /** The last answers, by question. */
  readonly before: Readonly<Record<string, string>>;
  readonly onAnswer: (answers: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
};

/** Asks what an event wants to know at the moment it is sent. */
export function QuestionsDialog({ questions, before, onAnswer, onClose }: QuestionsDialogProps) {
  const [answers, setAnswers] = useState(before);

  function submit(event: FormEvent) {
    event.preventDefault();
    onAnswer(Object.fromEntries(questions.map((question) => [question, answerTo(answers, question) ?? ''])));
  }

  return (
    <FormModal opened isChanged={!isSameForm(answers, before)} onClose={onClose} title="Before it is sent" size="md">
      <form onSubmit={submit}>
        <Text c="dimmed" mb={12}>
          This event asks {questions.length === 1 ? 'one question' : `${questions.length} questions`}. Your answers
          apply to this send only.
        </Text>
        <Stack gap={12}>
          {questions.map((question, index) => (
            <TextField
              key={question}
              label={question}
              size="md"
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              onFocus={({ currentTarget }) => currentTarget.select()}
              value={answerTo(answers, question) ?? ''}
              onChange={(typed) => setAnswers({ ...answers, [question]: typed })}
            />
          ))}
        </Stack>
        <DialogFoot>
          <CancelButton onClose={onClose} />
          <Button type="submit" variant="filled">
            Continue
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
