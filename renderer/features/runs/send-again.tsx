import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { formatCount } from '#app/quantity.ts';
import type { RunSummary } from '#app/runs/run.ts';
import { ConfirmRun } from './confirm-run.tsx';

/** Part of a run that is about to be sent once more. */
export type Again =
  | { readonly kind: 'unsent'; readonly count: number }
  /** `answered` of the failed items got a 2xx, so MXO may have received them. */
  | { readonly kind: 'failed'; readonly count: number; readonly answered: number };

type SendAgainProps = {
  readonly again: Again;
  readonly environment: RunSummary['environment'];
  readonly siteKey: string;
  /** The environment as it is now; null if it was deleted. */
  readonly now: Environment | null;
  readonly onConfirm: (answeredToo: boolean) => void;
  readonly onClose: () => void;
};

/** Asks before a part of a run is sent once more. */
export function SendAgain({ again, environment, siteKey, now, onConfirm, onClose }: SendAgainProps) {
  const [answeredToo, setAnsweredToo] = useState(false);
  const answered = again.kind === 'failed' ? again.answered : 0;
  const onlyAnswered = answered === again.count;
  const takesAnswered = answeredToo || onlyAnswered;
  const count = takesAnswered ? again.count : again.count - answered;
  return (
    <ConfirmRun
      count={count}
      title={titleOf(again.kind, count)}
      environment={environment}
      siteKey={siteKey}
      now={now}
      onConfirm={() => onConfirm(takesAnswered)}
      onClose={onClose}
    >
      {answered > 0 && (
        <Text mt={12}>
          {onlyAnswered
            ? 'All of these were'
            : `${answered.toLocaleString('en')} of the failed items ${answered === 1 ? 'was' : 'were'}`}{' '}
          answered with a 2xx status before. MXO may have received them, and would count them twice.
        </Text>
      )}
      {answered > 0 && !onlyAnswered && (
        <Checkbox
          mt={8}
          label="Send these too"
          checked={answeredToo}
          onChange={({ currentTarget }) => setAnsweredToo(currentTarget.checked)}
        />
      )}
    </ConfirmRun>
  );
}

function titleOf(kind: Again['kind'], count: number): string {
  return kind === 'failed'
    ? `Send ${formatCount(count, 'failed item')} again?`
    : `Send ${formatCount(count, 'unsent item')}?`;
}
