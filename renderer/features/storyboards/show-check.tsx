import { Button, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { use } from 'react';
import { shortSiteKey } from '#app/practice/practice-outcomes.ts';
import { isBuiltInStoryboard } from '#app/storyboards/built-in/built-in.ts';
import { type CheckLine, checkSummary } from '#app/storyboards/show-check.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { HttpText } from '#renderer/ui/http-text.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import styles from './show-check.module.css';
import { useShowCheck } from './use-show-check.ts';

type ShowCheckProps = {
  readonly storyboard: Storyboard;
  readonly state: WorkbenchState;
  readonly onPresent: () => void;
  readonly onOpenStep: (stepId: string) => void;
  readonly onClose: () => void;
};

/** Says whether a storyboard is ready to be presented, line by line. It sends no event. */
export function ShowCheck({ storyboard, state, onPresent, onOpenStep, onClose }: ShowCheckProps) {
  const { environment, lines, isRunning, stop, again: checkAgain } = useShowCheck(storyboard, state);
  const opens = isBuiltInStoryboard(storyboard.id) ? null : onOpenStep;
  return (
    <DialogBox opened onClose={onClose} title="Check before the show" size="lg">
      <Text>
        <CustomerText>{storyboard.title}</CustomerText> on <EnvironmentSquare colour={environment.colour} />{' '}
        {environment.name}, {shortSiteKey(environment, state.selection.siteKey)}. No event is sent.
      </Text>
      <div className={styles['result']} role="status" data-state={isRunning ? undefined : worstOf(lines)}>
        {isRunning ? (
          <>
            <Loader size={16} aria-hidden="true" /> Checking…
          </>
        ) : (
          checkSummary(lines)
        )}
      </div>
      <ul aria-label="Results of the check" className={styles['lines']}>
        {lines.map((line) => (
          <Line key={line.id} line={line} onOpenStep={opens} />
        ))}
      </ul>
      <DialogFoot>
        {isRunning ? (
          <Button data-autofocus onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button onClick={checkAgain}>Check again</Button>
        )}
        <Button variant="filled" onClick={onFirstClick(onPresent)}>
          Present
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}

type LineProps = { readonly line: CheckLine; readonly onOpenStep: ((stepId: string) => void) | null };

const stateWords = { ok: 'OK', warning: 'Warning', problem: 'Problem' } as const;
const icons = { ok: IconCheck, warning: IconAlertTriangle, problem: IconX };

function Line({ line, onOpenStep }: LineProps) {
  const customers = use(CustomersContext);
  const { text } = customers;
  const { state, says, next, stepId, customerKeys, lastAt, request } = line;
  const Icon = icons[state];
  const title = text(line.title, ...customerKeys);
  return (
    <li data-state={state}>
      <Icon size={16} stroke={2} role="img" aria-label={stateWords[state]} />
      {stepId === null || onOpenStep === null ? (
        <strong title={title}>{title}</strong>
      ) : (
        <button type="button" title={`Open ${title}`} onClick={() => onOpenStep(stepId)}>
          {title}
        </button>
      )}
      <div>
        {says.map((one) => (
          <p key={one}>{text(one, ...customerKeys)}</p>
        ))}
        {lastAt !== null && (
          <p>
            Last sent: <Moment iso={lastAt} />
          </p>
        )}
        {request !== null && (
          <details>
            <summary>What it sends</summary>
            <CustomersContext value={knowing(customers, customerKeys)}>
              <HttpText request={request} />
            </CustomersContext>
          </details>
        )}
        {next !== '' && <p className={styles['next']}>{next}</p>}
      </div>
    </li>
  );
}

function worstOf(lines: readonly CheckLine[]): CheckLine['state'] {
  const states = lines.map(({ state }) => state);
  return states.includes('problem') ? 'problem' : states.includes('warning') ? 'warning' : 'ok';
}
