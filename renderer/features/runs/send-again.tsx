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

/** Asks before a part of a run is sent once more. What MXO may have received goes only where the person selects it. */
export function SendAgain({ again, environment, siteKey, now, onConfirm, onClose }: SendAgainProps) {
  const [unclearToo, setUnclearToo] = useState(false);
  const unclear = again.kind === 'failed' ? again.unclear : 0;
  const areAllUnclear = unclear > 0 && unclear === again.count;
  const count = unclearToo || areAllUnclear ? again.count : again.count - unclear;
  const words = unclearWords(unclear, again.count);
  return (
    <ConfirmRun
      count={count}
      title={titleOf(again.kind, count)}
      environment={environment}
      siteKey={siteKey}
      now={now}
      isHeld={areAllUnclear && !unclearToo}
      onConfirm={() => onConfirm(unclearToo)}
      onClose={onClose}
    >
      {unclear > 0 && (
        <>
          <Text mt={12}>{words.warning}</Text>
          <Checkbox
            mt={8}
            label={words.select}
            checked={unclearToo}
            onChange={({ currentTarget }) => setUnclearToo(currentTarget.checked)}
          />
        </>
      )}
    </ConfirmRun>
  );
}

/** Why failed items aren't sent again unless the person selects them, and what to select. */
function unclearWords(unclear: number, failed: number): { readonly warning: string; readonly select: string } {
  const twice = unclear === 1 ? 'If you send it again, it counts twice.' : 'If you send them again, they count twice.';
  if (unclear < failed)
    return {
      warning: `MXO may have received ${formatNumber(unclear)} of the failed items. ${twice}`,
      select: unclear === 1 ? 'Send it too' : 'Send these too',
    };
  const [them, select] = unclear === 1 ? ['it', 'Send it anyway'] : ['all of these', 'Send them anyway'];
  return { warning: `MXO may have received ${them}. ${twice} To send, select “${select}”.`, select };
}

function titleOf(kind: Again['kind'], count: number): string {
  return kind === 'failed'
    ? `Send ${formatCount(count, 'failed item')} again?`
    : `Send ${formatCount(count, 'unsent item')}?`;
}
