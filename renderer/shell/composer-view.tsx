import { type Dispatch, use, useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { Continuation } from '#app/customers/customer-index.ts';
import { isSameTid } from '#app/event/customer-key.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { scopesOf } from '#app/exchange/prepare.ts';
import { isSentBefore } from '#app/exchange/repeated-event.ts';
import { withTemplates } from '#app/library/catalogue.ts';
import { asksForDate } from '#app/templates/form.ts';
import { TidOffer } from '#renderer/features/customers/tid-offer.tsx';
import { Composer } from '#renderer/features/event/composer.tsx';
import type { ComposerTab } from '#renderer/features/event/composer-tabs.tsx';
import type { ShownProblem } from '#renderer/features/event/problem-list.tsx';
import { useHistoryCheck } from '#renderer/features/event/use-history-check.ts';
import type { LibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { TemplateForm, TemplateHead } from '#renderer/features/templates/template-form.tsx';
import { pastedUse, type TidOffer as TidOfferState } from '#renderer/state/exchange-state.ts';
import { fieldId } from '#renderer/state/focus-field.ts';
import { allTemplates, prepareSendRequest, templateOf } from '#renderer/state/prepare-tab.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { variableLookup } from '#renderer/state/variable-lookup.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { KeptTextsContext } from '#renderer/ui/number-field.tsx';
import { VariableLookupContext } from '#renderer/ui/variable-lookup.ts';
import styles from './composer-view.module.css';
import { PartBoundary } from './crash/part-boundary.tsx';
import { ResponseBeside } from './response-beside.tsx';
import { TabStrip } from './tab-strip.tsx';
import type { Actions } from './use-actions.ts';

type ComposerViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
  readonly continuation: Continuation | null;
};

/** The open events: the one in front, and the response to it. */
export function ComposerView({ state, dispatch, actions, library, continuation }: ComposerViewProps) {
  const { selection } = state;
  const tab = tabInFront(state.tabs);
  const { draft, send, composerTab } = tab;
  const environment = environmentInUse(state);
  const sendRequest = { draft, selection, draw: tab.draw, answers: {} };
  const prepared = prepareSendRequest(state, sendRequest, environment);
  // Variables may stand for the customer.
  const [written, resolved] = [draft.customerKey, prepared.draft.customerKey];
  const keys = [written, resolved];
  // The same with each letter: every field knows them.
  const known = use(CustomersContext);
  const customers = useMemo(() => knowing(known, [written, resolved]), [known, written, resolved]);
  const { variables } = state.workspace;
  const lookup = useMemo(
    () => variableLookup(scopesOf(environment, variables), tab.draw),
    [environment, variables, tab.draw],
  );
  const historyWarnings = useHistoryCheck(prepared.draft, selection, pastedUse(state, prepared.draft.tid));
  const isAsSent = send.kind === 'done' && prepared.reading.ok && isSentBefore(send.exchange, prepared.reading.request);
  // What speaks against sending an event again is no problem of the send that just succeeded.
  const found = [...prepared.problems, ...(isAsSent ? [] : historyWarnings)];
  const problems = found.flatMap((problem) => showProblem(problem, tab.asked));
  const template = templateOf(state, draft);
  // Until the first send there is nothing below that a form could leave room for.
  const isNewForm = template !== null && composerTab === 'form' && send.kind === 'idle' && tab.exchangeId === null;
  const change = (changed: Draft) => dispatch({ type: 'draft-changed', draft: changed, tabId: tab.id });
  const kept = useMemo(
    () => ({
      texts: tab.unusable,
      onText: (field: string, text: string) => dispatch({ type: 'text-kept', tabId: tab.id, field, text }),
    }),
    [tab.unusable, tab.id, dispatch],
  );
  const typeIn = (id: string) => {
    if (!tab.asked.includes(id)) dispatch({ type: 'fields-asked', tabId: tab.id, ids: [id] });
  };
  /** For what works with the fields of a tab. */
  const inFront = (act: (id: string) => void) => (id: string) => {
    flushSync(() => dispatch({ type: 'tab-shown', id }));
    act(id);
  };
  const showTab = (shown: ComposerTab) => dispatch({ type: 'composer-tab-shown', tab: shown });
  return (
    <div className={styles['view']}>
      <TabStrip
        tabs={state.tabs.open}
        activeId={tab.id}
        workspace={state.workspace}
        onShow={(id) => dispatch({ type: 'tab-shown', id })}
        onNew={actions.newEvent}
        on={{
          close: actions.closeTabs,
          duplicate: actions.duplicateTab,
          save: inFront(library.saveTab),
          rename: inFront(library.renameTab),
        }}
      />
      {state.tidOffer?.tabId === tab.id && <PastedTid offer={state.tidOffer} draft={draft} dispatch={dispatch} />}
      <PartBoundary about={tab.id}>
        <ResponseBeside
          state={state}
          dispatch={dispatch}
          actions={actions}
          isReady={!found.some(({ level }) => level === 'error')}
          isHidden={isNewForm}
        >
          <VariableLookupContext value={lookup}>
            <KeptTextsContext value={kept}>
              <CustomersContext value={customers}>
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
                          isKept: asksForDate(template, draft),
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
                  send={send}
                  tab={composerTab}
                  on={{
                    onTab: showTab,
                    onChange: change,
                    onTyped: typeIn,
                    onGoTo: actions.goToField,
                    onSave: library.save,
                    onMakeTemplate: actions.makeTemplate,
                    onCopy: (text, what, note) => void actions.copy(text, what, { keys, note }),
                    onSend: actions.send,
                    onCancel: actions.cancel,
                    onSendToTwo: actions.sendToTwo,
                  }}
                />
              </CustomersContext>
            </KeptTextsContext>
          </VariableLookupContext>
        </ResponseBeside>
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
      isUsed={isSameTid(draft.tid, tid)}
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
