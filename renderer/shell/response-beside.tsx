import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronUp } from '@tabler/icons-react';
import { type ComponentProps, type Dispatch, type ReactNode, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { outcomeOf } from '#app/exchange/exchange.ts';
import { type ResponseLayout, usualResponse } from '#app/settings/response-layout.ts';
import { FirstStart, type FirstStartActions } from '#renderer/features/exchange/first-start.tsx';
import { Response } from '#renderer/features/exchange/response.tsx';
import { visitOf } from '#renderer/features/exchange/use-exchange-actions.ts';
import { withStoryboards } from '#renderer/features/storyboards/with-storyboards.ts';
import { unknownEnvironment } from '#renderer/state/dialog.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import { type SplitSide, SplitView } from '#renderer/ui/split-view.tsx';
import { useStill } from '#renderer/ui/still.tsx';
import styles from './composer-view.module.css';
import type { Actions } from './use-actions.ts';

type ResponseBesideProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  /** Whether the event can be sent as it is. */
  readonly isReady: boolean;
  /** Whether the composer has all the space for now, although the response was not closed. */
  readonly isHidden: boolean;
  /** The composer. */
  readonly children: ReactNode;
};

/** The widths of the window, in pixels: from where the response is at the right by itself, and where it can be. */
const widths = { wide: 1_600, enough: 1_000 } as const;

/** The percent that each part keeps, at least. */
const least = { below: [24, 16], right: [35, 28] } as const;

const usual = { below: usualResponse.belowPercent, right: usualResponse.rightPercent } as const;

/** The composer with the response below it or at its right, or with a bar that brings a closed response back. */
export function ResponseBeside(props: ResponseBesideProps) {
  const { state, dispatch, actions, isHidden, children } = props;
  const { send } = tabInFront(state.tabs);
  const { response } = state.settings;
  const side = useSide(response.layout);
  const change = (part: Partial<typeof response>) =>
    void actions.saveSettings((now) => ({ response: { ...now.response, ...part } }));
  const toggle = (isOpen: boolean) => {
    flushSync(() => dispatch({ type: 'response-toggled', isOpen }));
    // The button that had the focus is gone.
    document.getElementById(isOpen ? 'close-response' : 'show-response')?.focus();
  };
  const firstStart = useFirstStart(props);
  const place = useStill({
    layout: response.layout,
    side,
    onLayout: (layout: ResponseLayout) => change({ layout }),
    onClose: () => toggle(false),
  });
  const on = useStill<ComponentProps<typeof Response>['on']>({
    onNext: actions.next,
    onCopy: actions.copy,
    onContinue: actions.continueFrom,
    onOpenPage: (exchange) => void actions.openPage(visitOf(exchange)),
    onNoted: ({ id }, note) => dispatch({ type: 'exchanges-marked', ids: [id], marks: { note } }),
  });
  return (
    <>
      <SplitView
        side={side}
        percent={side === 'below' ? response.belowPercent : response.rightPercent}
        usualPercent={usual[side]}
        least={least[side]}
        label="Resize response"
        onPercent={(percent) => change(side === 'below' ? { belowPercent: percent } : { rightPercent: percent })}
        first={children}
        second={
          state.responseOpen && !isHidden ? (
            <Response state={send} firstStart={firstStart} place={place} on={on} />
          ) : null
        }
      />
      {!state.responseOpen && !isHidden && (
        <div className={styles['closed']}>
          <Button
            id="show-response"
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconChevronUp size={16} stroke={1.5} />}
            onClick={() => toggle(true)}
          >
            Show response
          </Button>
          {send.kind === 'done' && <OutcomeMark outcome={outcomeOf(send.exchange)} />}
        </div>
      )}
    </>
  );
}

/** What a newcomer sees in place of the response; null to everyone else. */
function useFirstStart({ state, dispatch, actions, isReady }: ResponseBesideProps) {
  const on = useStill<FirstStartActions>({
    onGiven: actions.takeGiven,
    onShowTemplates: () => dispatch({ type: 'view-shown', view: 'templates' }),
    onShowAround: () => dispatch({ type: 'tour-shown', step: 0 }),
    onPlayDemo: () => void withStoryboards(state, dispatch, (storyboards) => storyboards.onDemo()),
    onAddEnvironment: () =>
      dispatch({ type: 'dialog-shown', dialog: { kind: 'environments', fresh: unknownEnvironment } }),
  });
  const environment = environmentInUse(state);
  const isNew = state.historyTotal === 0;
  return useMemo(
    () => (isNew ? <FirstStart environment={environment} isReady={isReady} on={on} /> : null),
    [isNew, environment, isReady, on],
  );
}

/** Where the response is: a window that is too narrow for two columns has it below. */
function useSide(layout: ResponseLayout): SplitSide {
  const from = layout === 'right' ? widths.enough : widths.wide;
  const fits = useMediaQuery(`(min-width: ${from}px)`, undefined, { getInitialValueInEffect: false });
  return layout !== 'below' && fits ? 'right' : 'below';
}
