import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { use } from 'react';
import type { StepResult } from '#app/storyboards/step-result.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './failed-step.module.css';
import { explain } from './step-message.ts';

type FailedStepProps = {
  readonly result: StepResult;
  /** Sends this step and the rest to Practice; null where that can’t be done. */
  readonly onFinishOnPractice: (() => void) | null;
};

/** Why the step on the screen did not go through. */
export function FailedStep({ result, onFinishOnPractice }: FailedStepProps) {
  const { text } = use(CustomersContext);
  return (
    <div className={styles['failed']} data-uncovered>
      <p>{text(explain(result))}</p>
      {onFinishOnPractice !== null && (
        <Button
          leftSection={<IconSchool size={16} stroke={1.5} />}
          title="Sends this step and the rest to Practice, without the real server"
          onClick={onFirstClick(onFinishOnPractice)}
        >
          Finish on Practice
        </Button>
      )}
    </div>
  );
}
