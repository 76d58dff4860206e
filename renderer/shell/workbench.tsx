import { AppShell } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo, useReducer } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { isKept } from '#app/library/alive.ts';
import { liveRequests } from '#app/library/library.ts';
import { countTrashed } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { builtInStoryboardCount } from '#app/storyboards/built-in/built-in-count.ts';
import { useContinuation } from '#renderer/features/customers/use-known-customers.ts';
import { useAnswers } from '#renderer/features/event/use-answers.ts';
import { useTabsSaving } from '#renderer/features/event/use-tabs-saving.ts';
import { RequestTree } from '#renderer/features/library/request-tree.tsx';
import { useWorkspaceSaving } from '#renderer/features/library/use-workspace-saving.ts';
import { customersOf, useMarkOfPresenting } from '#renderer/state/customer-texts.ts';
import { isInDialog } from '#renderer/state/in-dialog.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { noPresentation } from '#renderer/state/presentation-state.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { openWorkbench, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { hidePassing } from '#renderer/ui/notices.tsx';
import { CurrentView } from './current-view.tsx';
import { Dialogs } from './dialogs.tsx';
import { GoBack, GuardBand } from './environment-banner.tsx';
import { Header } from './header.tsx';
import { libraryActions } from './library-actions.ts';
import { Overlays } from './overlays.tsx';
import { PresenterLoader } from './presenter-loader.tsx';
import { Library } from './sidebar.tsx';
import { TrustBand } from './trust-banner.tsx';
import { useActions } from './use-actions.ts';
import { useFocusBack } from './use-focus-back.ts';
import { useIncoming } from './use-incoming.ts';
import { useNotices } from './use-notices.ts';
import { useUndo } from './use-undo.ts';
import { useWindowKeys } from './use-window-keys.ts';

/** The whole window: composes the features and holds what they share. */
export function Workbench({ session }: { readonly session: Output<'session.open'> }) {
  const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
  const { customerKey, tid } = tabInFront(state.tabs).draft;
  const continuation = useContinuation(state.selection, customerKey);
  const actions = useActions(state, dispatch);
  useNotices(session.notices, dispatch);
  useTabsSaving(state.tabs);
  useAnswers(state.tabs, dispatch);
  const saving = useWorkspaceSaving(state.workspace);
  const library = libraryActions(state, dispatch, useUndo(state, dispatch), saving);
  useWindowKeys({ state, dispatch, actions, library });
  useIncoming(state, dispatch, actions);

  const inDialog = isInDialog(state);
  useFocusBack(inDialog);
  useEffect(() => {
    if (inDialog) hidePassing();
  }, [inDialog]);

  useMarkOfPresenting(state.presentation.isPresenting);
  const counts = useMemo(() => countItems(state.workspace), [state.workspace]);

  const environment = environmentInUse(state);
  const guarded = environment.askBeforeSending;
  const goBack = state.environments.find(({ id }) => id === state.goBackTo?.environmentId);
  const lowersTrust = environment.network.acceptSelfSigned;
  const bands = [guarded, lowersTrust, goBack !== undefined].filter(Boolean).length;
  return (
    <CustomersContext value={customersOf(state)}>
      <Notifications
        position="bottom-right"
        containerWidth={360}
        // A problem stays until it is closed: the next one must not wait behind it.
        limit={20}
        {...(isSettingUpRun(state) && { mb: startBarHeight })}
      />
      {state.presentation.setup !== null && (
        <PresenterLoader
          setup={state.presentation.setup}
          environment={environmentInUse({ ...state, selection: state.presentation.setup.selection })}
          onCopy={actions.copy}
          isCovered={isInDialog({ ...state, presentation: noPresentation })}
          onLeave={() => dispatch({ type: 'presentation-changed', setup: null })}
        />
      )}
      <AppShell
        {...(state.presentation.setup === null ? {} : { display: 'none' })}
        header={{ height: 48 + bands * 28 }}
        navbar={{ width: 216, breakpoint: 800, collapsed: { mobile: !state.drawerOpen, desktop: !state.libraryOpen } }}
        transitionDuration={120}
      >
        <AppShell.Header bg="var(--t-chrome)">
          <Header
            environments={state.environments}
            environment={environment}
            selection={state.selection}
            continuation={continuation}
            tid={tid}
            settings={state.settings}
            isPresenting={state.presentation.isPresenting}
            onTogglePresenting={() => dispatch({ type: 'presenting-toggled' })}
            onToggleLibrary={() => dispatch({ type: 'drawer-toggled' })}
            onSelect={actions.select}
            onContinueAs={actions.continueAs}
            onManageEnvironments={() => dispatch({ type: 'dialog-shown', dialog: 'environments' })}
            onSettings={actions.saveSettings}
            onSearch={() => dispatch({ type: 'dialog-shown', dialog: 'palette' })}
            onShowSettings={() => dispatch({ type: 'dialog-shown', dialog: 'settings' })}
          />
          {guarded && <GuardBand environment={environment} />}
          {lowersTrust && <TrustBand environment={environment} />}
          {goBack !== undefined && (
            <GoBack name={goBack.name} onGoBack={() => state.goBackTo !== null && actions.select(state.goBackTo)} />
          )}
        </AppShell.Header>
        <AppShell.Navbar id="library" aria-label="Library" bg="var(--t-chrome)">
          <Library
            view={state.view}
            historyTotal={state.historyTotal}
            onShow={(view) => dispatch({ type: 'view-shown', view })}
            onShowPractice={() => dispatch({ type: 'dialog-shown', dialog: 'practice' })}
            {...counts}
            templates={allTemplates(state).length}
            onShowTrash={() => dispatch({ type: 'dialog-shown', dialog: 'trash' })}
          >
            <RequestTree
              workspace={state.workspace}
              activeId={tabInFront(state.tabs).requestId}
              actions={library}
              onImport={() => dispatch({ type: 'importing', importing: '' })}
            />
          </Library>
        </AppShell.Navbar>
        <AppShell.Main h="100dvh">
          <CurrentView
            state={state}
            dispatch={dispatch}
            actions={actions}
            library={library}
            continuation={continuation}
          />
        </AppShell.Main>
        <Dialogs state={state} dispatch={dispatch} actions={actions} library={library} />
        <Overlays state={state} dispatch={dispatch} actions={actions} library={library} />
      </AppShell>
    </CustomersContext>
  );
}

/** Counted when the library changes, not with each letter that is typed. */
function countItems(workspace: Workspace) {
  return {
    requests: liveRequests(workspace).length,
    // Those that come with Tidings and the person's own.
    storyboards: builtInStoryboardCount + workspace.storyboards.filter(isKept).length,
    trashed: countTrashed(workspace),
  };
}

/** A run is being set up: what is said stands above the button that begins it. */
function isSettingUpRun({ view, runs }: WorkbenchState): boolean {
  return view === 'runs' && runs.place.kind === 'new';
}

const startBarHeight = 64;
