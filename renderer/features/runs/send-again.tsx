import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import type { RunSummary } from '#app/runs/run.ts';
import { ConfirmRun } from './confirm-run.tsx';

/** Part of a run that is about to be sent once more. */
export type Again =
  | { readonly kind: 'unsent'; readonly count: number }
  /** MXO may have received `unclear` of the failed items. */
  | { readonly kind: 'failed'; readonly count: number; readonly unclear: number };

type SendAgainProps = {
  readonly again: Again;
  readonly environment: RunSummary['environment'];
  readonly siteKey: string;
  /** The environment as it is now; null if it was deleted. */
  readonly now: Environment | null;
  readonly onConfirm: (unclearToo: boolean) => void;
  readonly onClose: () => void;
};

/** Asks before a part of a run is sent once more. */
export function SendAgain({ again, environment, siteKey, now, onConfirm, onClose }: SendAgainProps) {
  const [unclearToo, setUnclearToo] = useState(false);
  const unclear = again.kind === 'failed' ? again.unclear : 0;
  const onlyUnclear = unclear === again.count;
  const takesUnclear = unclearToo || onlyUnclear;
  const count = takesUnclear ? again.count : again.count - unclear;
  return (
    <ConfirmRun
      count={count}
      title={titleOf(again.kind, count)}
      environment={environment}
      siteKey={siteKey}
      now={now}
      onConfirm={() => onConfirm(takesUnclear)}
      onClose={onClose}
    >
      {unclear > 0 && (
        <Text mt={12}>
          {onlyUnclear
            ? 'MXO may have received all of these.'
            : `MXO may have received ${formatNumber(unclear)} of the failed items.`}{' '}
          If you send them again, it counts them twice.
        </Text>
      )}
      {unclear > 0 && !onlyUnclear && (
        <Checkbox
          mt={8}
          label="Send these too"
          checked={unclearToo}
          onChange={({ currentTarget }) => setUnclearToo(currentTarget.checked)}
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
