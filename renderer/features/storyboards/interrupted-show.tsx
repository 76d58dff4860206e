import { Button, Text } from '@mantine/core';
import { use } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { isDispatched } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { isSamePlace, placeOf } from '#app/exchange/tid-rule.ts';
import { shortSiteKey } from '#app/practice/practice-outcomes.ts';
import { currentStep, type Presentation } from '#app/storyboards/presentation.ts';
import {
  mayBeAtPractice,
  outcomeUnderWay,
  type ShowUnderWay,
  wentToPractice,
} from '#app/storyboards/show-under-way.ts';
import { type Storyboard, storyboardSchema } from '#app/storyboards/storyboard.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { allStoryboards } from '#renderer/state/all-storyboards.ts';
import type { InterruptedShow as Interrupted } from '#renderer/state/dialog.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { resumed } from './present-actions.ts';
import styles from './shows.module.css';

type InterruptedShowProps = {
  readonly interrupted: Interrupted;
  /** What there is today. */
  readonly state: WorkbenchState;
  readonly onGoOn: () => void;
  readonly onLeave: () => void;
  readonly onClose: () => void;
};

/** Asks whether to go on with a show that a kill or a crash broke off. Nothing is sent by going on. */
export function InterruptedShow({ interrupted, state, onGoOn, onLeave, onClose }: InterruptedShowProps) {
  const { show } = interrupted;
  const presentation = resumed(interrupted);
  const environment = state.environments.find(({ id }) => id === show.selection.environmentId) ?? null;
  const storyboard = allStoryboards(state).find(({ id }) => id === show.storyboard.id) ?? null;
  const { text } = use(CustomersContext);
  const { selection, savedAt } = show;
  const block = blockOf(show, environment);
  const where = environment ?? show.environment;
  return (
    <DialogBox opened onClose={onClose} title={text(titleOf(presentation))} size="md">
      <Text className={styles['where'] ?? ''}>
        <EnvironmentSquare colour={where.colour} />
        <span>
          {show.environment.name},{' '}
          {environment === null ? selection.siteKey : shortSiteKey(environment, selection.siteKey)}
          {show.isOnPractice && ', finishing on Practice'}, until <Moment iso={savedAt} inSentence />
        </span>
      </Text>
      {show.underWay !== null && <Text mt={12}>{text(lastEventOf(interrupted, show.underWay.stepId))}</Text>}
      {block === null ? (
        <Text mt={12}>
          It continues at the same step, with the same customers and TIDs. Nothing is sent until you press Next
          {show.isOnPractice && ', and then to Practice'}.
        </Text>
      ) : (
        <Text mt={12} role="alert">
          {block}
        </Text>
      )}
      {block === null && changeOf(show, storyboard) !== null && (
        <Text mt={12} c="dimmed">
          {changeOf(show, storyboard)}
        </Text>
      )}
      <DialogFoot>
        <Button {...(block === null ? {} : { 'data-autofocus': true })} onClick={onLeave}>
          Leave
        </Button>
        {block === null && (
          <Button data-autofocus variant="filled" onClick={onFirstClick(onGoOn)}>
            Continue
          </Button>
        )}
      </DialogFoot>
    </DialogBox>
  );
}

function titleOf(presentation: Presentation): string {
  const { storyboard, at } = presentation;
  const place = currentStep(presentation) === null ? 'its end' : `step ${at + 1} of ${storyboard.steps.length}`;
  return `${storyboard.title} was interrupted at ${place}`;
}

/** What is known of the event that was under way. */
function lastEventOf(interrupted: Interrupted, stepId: string): string {
  const { show, exchange } = interrupted;
  const place = show.storyboard.steps.findIndex(({ id }) => id === stepId) + 1;
  const outcome = outcomeUnderWay(exchange);
  const isElsewhere = wentToPractice(show) !== show.isOnPractice;
  if (exchange !== null && !isDispatched(exchange))
    return `Step ${place} wasn’t sent: ${outcomeWords[outcome]}. ${isElsewhere ? 'Next sends it to Practice.' : 'It’s sent only if you press Try again.'}`;
  if (outcome !== 'interrupted') return `Step ${place} was sent: ${outcomeWords[outcome]}.`;
  const again = isElsewhere ? 'Next sends it to Practice.' : 'It’s sent again only if you press Try again.';
  return mayBeAtPractice(show)
    ? `Step ${place} was being sent, and the practice server may have received it. ${again}`
    : `Step ${place} was being sent, and MXO may have received it. Check Monitoring. ${again}`;
}

/** Why a show can’t go on, in words; null where it can. */
function blockOf({ environment: before, selection }: ShowUnderWay, environment: Environment | null): string | null {
  const { siteKey } = selection;
  if (environment === null)
    return `The environment ${before.name} was deleted, so this show can’t continue. Leave it, then present the storyboard elsewhere.`;
  if (!environment.siteKeys.some((one) => one.siteKey === siteKey))
    return `The site key ${siteKey} was removed from ${environment.name}, so this show can’t continue. Leave it, then present the storyboard with another site key.`;
  if (isSamePlace(placeOf(environment, siteKey), { serverName: before.serverName, siteKey })) return null;
  return `${environment.name} sends to another server now, where its customers are unknown. Leave this show, then present the storyboard again.`;
}

/** What became of the storyboard meanwhile, in words; null where it is as it was. */
function changeOf({ storyboard: before }: ShowUnderWay, storyboard: Storyboard | null): string | null {
  if (storyboard === null) return 'The storyboard was deleted in the meantime. This show keeps the steps that it had.';
  // Parsed, so that both have their members in one order.
  const contentOf = (one: Storyboard) => JSON.stringify(storyboardSchema.parse(one));
  return contentOf(storyboard) === contentOf(before)
    ? null
    : 'The storyboard was changed in the meantime. This show keeps the steps that it had.';
}
