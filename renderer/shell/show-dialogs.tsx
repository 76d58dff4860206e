import { perform } from '#renderer/ask.ts';
import { withStoryboards } from '#renderer/features/storyboards/with-storyboards.ts';
import type { CommandContext } from './commands/all-commands.ts';
import { Hosted } from './hosted-dialog.tsx';
import { InterruptedShow, PresentationCheck, ShowCheck } from './lazy-dialogs.ts';

/** The dialogs before a show: what is asked first, and whether to go on with one that was interrupted. */
export function ShowDialogs({ state, dispatch }: CommandContext) {
  const on = { state, dispatch };
  return (
    <>
      <Hosted {...on} kind="presentation-check">
        {(dialog, close) =>
          dialog && (
            <PresentationCheck
              toCheck={dialog.toCheck}
              state={state}
              onChange={(toCheck) =>
                toCheck === null
                  ? close()
                  : dispatch({ type: 'dialog-shown', dialog: { kind: 'presentation-check', toCheck } })
              }
              onEnter={(setup) => void withStoryboards(state, dispatch, (one) => void one.onEnter(setup))}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="show-check">
        {(dialog, close) =>
          dialog && (
            <ShowCheck
              storyboard={dialog.storyboard}
              state={state}
              onPresent={() => {
                close();
                void withStoryboards(state, dispatch, (one) => one.onShow(dialog.storyboard, 'present'));
              }}
              onOpenStep={(stepId) => {
                close();
                void withStoryboards(state, dispatch, (one) => one.onOpenStep(stepId));
              }}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="interrupted-show">
        {(dialog, close) =>
          dialog && (
            <InterruptedShow
              interrupted={dialog.interrupted}
              state={state}
              onGoOn={() => {
                close();
                void withStoryboards(state, dispatch, (one) => one.onGoOn(dialog.interrupted));
              }}
              onLeave={() => {
                close();
                void perform('show.end', {}, 'this show isn’t listed under Last shows');
              }}
              onClose={close}
            />
          )
        }
      </Hosted>
    </>
  );
}
