import { Splitter } from '@mantine/core';
import type { Dispatch } from 'react';
import type { Continuation } from '#app/customers/customer-index.ts';
import { practiceId } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { scopesOf } from '#app/exchange/prepare.ts';
import { withTemplates } from '#app/library/catalogue.ts';
import { ownValue } from '#app/own-value.ts';
import { CustomerStrip } from '#renderer/features/customers/customer-strip.tsx';
import { TidOffer } from '#renderer/features/customers/tid-offer.tsx';
import { Composer, type ComposerTab } from '#renderer/features/event/composer.tsx';
import type { ShownProblem } from '#renderer/features/event/problem-list.tsx';
import { useHistoryCheck } from '#renderer/features/event/use-history-check.ts';
import { FirstStart } from '#renderer/features/exchange/first-start.tsx';
import { Response } from '#renderer/features/exchange/response.tsx';
import type { LibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { withStoryboards } from '#renderer/features/storyboards/with-storyboards.ts';
import { TemplateForm, TemplateHead } from '#renderer/features/templates/template-form.tsx';
import { unknownEnvironment } from '#renderer/state/dialog.ts';
import type { TidOffer as TidOfferState } from '#renderer/state/exchange-state.ts';
import { fieldId } from '#renderer/state/focus-field.ts';
import { allTemplates, prepareSendRequest, templateOf } from '#renderer/state/prepare-tab.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { variableLookup } from '#renderer/state/variable-lookup.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { VariableLookupContext } from '#renderer/ui/variable-lookup.ts';
import styles from './composer-view.module.css';
import { PartBoundary } from './crash/part-boundary.tsx';
import { TabStrip } from './tab-strip.tsx';
import type { Actions } from './use-actions.ts';

type ComposerViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
  readonly continuation: Continuation | null;
};

/** The composer above, what came back below. */
export function ComposerView({ state, dispatch, actions, library, continuation }: ComposerViewProps) {
  const { selection, historyTotal } = state;
  const tab = tabInFront(state.tabs);
  const { draft, send, composerTab } = tab;
  const environment = environmentInUse(state);
  const sendRequest = { draft, selection, draw: tab.draw, answers: {} };
  const prepared = prepareSendRequest(state, sendRequest, environment);
  const historyWarnings = useHistoryCheck(prepared.draft, selection, ownValue(state.pastedTids, prepared.draft.tid));
  const found = [...prepared.problems, ...historyWarnings];
  const problems = found.flatMap((problem) => showProblem(problem, tab.asked));
  const template = templateOf(state, draft);
  // Until the first send there is nothing below that a form could leave room for.
  const isNewForm = template !== null && composerTab === 'form' && send.kind === 'idle' && tab.exchangeId === null;
  const change = (changed: Draft) => dispatch({ type: 'draft-changed', draft: changed });
  const typeIn = (id: string) => {
    if (!tab.asked.includes(id)) dispatch({ type: 'fields-asked', tabId: tab.id, ids: [id] });
  };
  const showTab = (shown: ComposerTab) => dispatch({ type: 'composer-tab-shown', tab: shown });
  return (
    <div className={styles['view']}>
      <TabStrip
        tabs={state.tabs.open}
        activeId={tab.id}
        workspace={state.workspace}
        onShow={(id) => dispatch({ type: 'tab-shown', id })}
        onClose={actions.closeTab}
        onNew={actions.newEvent}
      />
      {state.tidOffer?.tabId === tab.id && <PastedTid offer={state.tidOffer} draft={draft} dispatch={dispatch} />}
      <PartBoundary about={tab.id}>
        <Splitter
          orientation="vertical"
          lineSize={1}
          handleColor="var(--t-line)"
          className={`${styles['split']} ${isNewForm ? styles['alone'] : ''}`}
        >
          <Splitter.Pane defaultSize={58} min={24}>
            <VariableLookupContext value={variableLookup(scopesOf(environment, state.workspace.variables), tab.draw)}>
              <Composer
                key={tab.id}
                draft={draft}
                environment={environment}
                prepared={{
                  now: prepared,
                  at: (moment) => prepareSendRequest(state, sendRequest, environment, moment),
                }}
                problems={problems}
                customer={continuation}
                catalogue={withTemplates(state.catalogue, allTemplates(state))}
                form={
                  template === null
                    ? null
                    : {
                        head: <TemplateHead template={template} />,
                        body: (
                          <TemplateForm
                            template={template}
                            draft={draft}
                            problems={problems}
                            onChange={(changed, id) => {
                              typeIn(fieldId({ kind: 'form', id }));
                              change(changed);
                            }}
                            onShowEvent={() => showTab('event')}
                          />
                        ),
                      }
                }
                sendingSince={send.kind === 'sending' ? send.since : null}
                tab={composerTab}
                on={{
                  onTab: showTab,
                  onChange: change,
                  onTyped: typeIn,
                  onGoTo: actions.goToField,
                  onSave: library.save,
                  onMakeTemplate: actions.makeTemplate,
                  onCopy: actions.copy,
                  onSend: actions.send,
                  onCancel: actions.cancel,
                }}
              />
            </VariableLookupContext>
          </Splitter.Pane>
          <Splitter.Pane defaultSize={42} min={16}>
            <Response
              state={send}
              line={send.kind === 'done' && <CustomerStrip exchange={send.exchange} />}
              firstStart={
                historyTotal === 0 && environment.id === practiceId ? (
                  <FirstStart
                    isReady={!found.some(({ level }) => level === 'error')}
                    on={{
                      onGiven: actions.takeGiven,
                      onShowTemplates: () => dispatch({ type: 'view-shown', view: 'templates' }),
                      onShowAround: () => dispatch({ type: 'tour-shown', step: 0 }),
                      onPlayDemo: () => void withStoryboards(state, dispatch, (on) => on.onDemo()),
                      onAddEnvironment: () =>
                        dispatch({ type: 'dialog-shown', dialog: { kind: 'environments', fresh: unknownEnvironment } }),
                    }}
                  />
                ) : null
              }
              on={{
                onNext: actions.next,
                onNothingThere: (exchange) =>
                  dispatch({ type: 'dialog-shown', dialog: { kind: 'monitoring', exchange, asks: 'nothing-there' } }),
                onCopy: actions.copy,
                onContinue: actions.continueFrom,
                onNoted: ({ id }, note) => dispatch({ type: 'exchanges-marked', ids: [id], marks: { note } }),
              }}
            />
          </Splitter.Pane>
        </Splitter>
      </PartBoundary>
    </div>
  );
}

type PastedTidProps = {
  readonly offer: TidOfferState;
  readonly draft: Draft;
  readonly dispatch: Dispatch<WorkbenchAction>;
};

/** Offers a pasted TID to the event in front. Taken back, the event has the TID of before. */
function PastedTid({ offer, draft, dispatch }: PastedTidProps) {
  const { tabId, tid, before } = offer;
  return (
    <TidOffer
      tid={tid}
      isUsed={before !== null && draft.tid === tid}
      onUse={(isUsed) => {
        dispatch({ type: 'tid-offered', offer: { ...offer, before: isUsed ? draft.tid : null } });
        dispatch({ type: 'draft-edited', tabId, edit: (now) => ({ ...now, tid: isUsed ? tid : (before ?? '') }) });
      }}
      onDismiss={() => dispatch({ type: 'tid-offered', offer: null })}
    />
  );
}

/**
 * A problem as it is shown: an error only where something was typed, or once Send was pressed, as the person only begins.
 * Until then it is listed quietly, and a question of a form not at all.
 */
function showProblem(problem: Problem, asked: readonly string[]): readonly ShownProblem[] {
  const { level, field } = problem;
  if (level === 'warning' || field.kind === 'body' || asked.includes(fieldId(field))) return [problem];
  return field.kind === 'form' ? [] : [{ ...problem, isQuiet: true }];
}
