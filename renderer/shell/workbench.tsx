import { AppShell, Overlay } from '@mantine/core';
import { useFocusTrap } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useReducer, useState } from 'react';
import { practiceId } from '#app/environments/environment.ts';
import type { Output } from '#app/ipc/contract.ts';
import { useContinuation } from '#renderer/features/customers/use-known-customers.ts';
import { countBanners, EnvironmentBanners } from '#renderer/features/environments/environment-banner.tsx';
import { useAnswers } from '#renderer/features/event/use-answers.ts';
import { useTabsSaving } from '#renderer/features/event/use-tabs-saving.ts';
import { useFiles } from '#renderer/features/library/use-files.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { usePaste } from '#renderer/features/library/use-paste.ts';
import { useWorkspaceSaving } from '#renderer/features/library/use-workspace-saving.ts';
import { PresenterLoader } from '#renderer/features/storyboards/presenter-loader.tsx';
import { useInterruptedShow } from '#renderer/features/storyboards/use-interrupted-show.ts';
import { useMarkOfPresenting } from '#renderer/state/customer-texts.ts';
import { isInDialog } from '#renderer/state/dialog.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { openWorkbench, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { hidePassing } from '#renderer/ui/notices.tsx';
import { NoticesBox } from '#renderer/ui/notices-box.tsx';
import { useStill } from '#renderer/ui/still.tsx';
import { InFrontContext } from '#renderer/ui/unsaved.ts';
import { useFocusBack } from '#renderer/ui/use-focus-back.ts';
import { useFocusKept } from '#renderer/ui/use-focus-kept.ts';
import { CurrentView } from './current-view.tsx';
import { useDialogKeys } from './dialog-keys.ts';
import { Header } from './header.tsx';
import { LazyDialog } from './lazy.tsx';
import { DialogHost, Tour } from './lazy-parts.ts';
import { MenuWhenIdle } from './palette/menu-when-idle.tsx';
import { Library } from './sidebar.tsx';
import { SidebarEdge } from './sidebar-edge.tsx';
import { useActions } from './use-actions.ts';
import { useAudienceKeys } from './use-audience-keys.ts';
import { useCustomers } from './use-customers.ts';
import { useEventFocus } from './use-event-focus.ts';
import { useNotices } from './use-notices.ts';
import { useWindowKeys } from './use-window-keys.ts';
import { narrow, useIsUnder } from './window-width.ts';

/** The whole window: composes the features and holds what they share. */
export function Workbench({ session }: { readonly session: Output<'session.open'> }) {
  const [state, reduce] = useReducer(reduceWorkbench, session, openWorkbench);
  const dispatch = useDialogKeys(state.dialogs, reduce);
  const audienceKeys = useAudienceKeys(state);
  const continuation = useContinuation(state.selection, tabInFront(state.tabs).draft.customerKey);
  const customers = useCustomers(state);
  const actions = useActions(state, dispatch, customers);
  useNotices(session.notices, dispatch);
  useInterruptedShow(state.presentation.setup !== null, dispatch);
  useTabsSaving(state.tabs);
  useAnswers(state.tabs, dispatch);
  const saving = useWorkspaceSaving(state.workspace);
  const library = useLibraryActions(state, dispatch, saving);
  const on = { state, dispatch, actions, library };
  const around = { state, dispatch, actions: useStill(actions), library: useStill(library) };
  useWindowKeys(on);
  usePaste(state, dispatch, actions);
  useFiles(state, dispatch);

  const inDialog = isInDialog(state);
  /** No dialog stands before those of the view and of the presenter. */
  const isFree = state.dialogs.length === 0;
  const closeDialogs = () => {
    for (const dialog of state.dialogs) dispatch({ type: 'dialog-closed', dialog });
  };
  useFocusBack(inDialog);
  useFocusKept();
  useEventFocus(state);
  useEffect(() => {
    if (inDialog) hidePassing();
  }, [inDialog]);

  const [width, setWidth] = useState(session.settings.sideBarWidth);
  const isNarrow = useIsUnder(narrow);
  const headerHeight = useIsUnder(zoomed) ? 88 : 48;
  const isHidden = isNarrow ? !state.drawerOpen : !state.libraryOpen;
  const isDrawer = isNarrow && state.drawerOpen;
  const closeDrawer = () => dispatch({ type: 'drawer-toggled' });
  const drawer = useDrawer(isDrawer, closeDrawer);
  useMarkOfPresenting(state.presentation.isPresenting);
  return (
    <CustomersContext value={customers}>
      <NoticesBox least={isSettingUpRun(state) ? startBarHeight : 0} />
      {state.presentation.setup !== null && (
        <InFrontContext value={isFree}>
          <PresenterLoader
            setup={state.presentation.setup}
            environment={environmentInUse({ ...state, selection: state.presentation.setup.selection })}
            practice={state.environments.find(({ id }) => id === practiceId) ?? null}
            knownKeys={audienceKeys}
            onCopy={actions.copy}
            keys={state.settings.presenterKeys}
            isCovered={!isFree}
            onLeave={() => dispatch({ type: 'presentation-changed', setup: null })}
          />
        </InFrontContext>
      )}
      <AppShell
        {...(state.presentation.setup === null ? {} : { display: 'none' })}
        header={{ height: headerHeight + countBanners(state) * 28 }}
        navbar={{
          width,
          breakpoint: narrow,
          collapsed: { mobile: !state.drawerOpen, desktop: !state.libraryOpen },
        }}
        transitionDuration={120}
      >
        <AppShell.Header bg="var(--t-chrome)">
          <Header {...around} continuation={continuation} />
          <EnvironmentBanners state={state} onGoBack={actions.select} />
        </AppShell.Header>
        {isDrawer && <Overlay fixed zIndex={99} backgroundOpacity={0.2} onClick={closeDrawer} />}
        <AppShell.Navbar id="library" data-area inert={isHidden} aria-label="Library" bg="var(--t-chrome)" {...drawer}>
          {/* Before the navigation: from there on, Tab leads to the view. */}
          {!isNarrow && (
            <SidebarEdge
              width={width}
              onWidth={setWidth}
              onDone={(sideBarWidth) => void actions.saveSettings({ sideBarWidth })}
            />
          )}
          <Library {...around} />
        </AppShell.Navbar>
        <AppShell.Main h="100dvh" inert={isDrawer}>
          <InFrontContext value={isFree}>
            <CurrentView {...on} continuation={continuation} />
          </InFrontContext>
        </AppShell.Main>
        <MenuWhenIdle {...on} />
        <LazyDialog opened={!isFree} onClose={closeDialogs}>
          <DialogHost {...on} />
        </LazyDialog>
        <LazyDialog opened={state.tourStep !== null} onClose={() => dispatch({ type: 'tour-shown', step: null })}>
          <Tour step={state.tourStep} onStep={(step) => dispatch({ type: 'tour-shown', step })} />
        </LazyDialog>
      </AppShell>
    </CustomersContext>
  );
}

/** A run is being set up: what is said stands above the button that begins it. */
function isSettingUpRun({ view, runs }: WorkbenchState): boolean {
  return view === 'runs' && runs.place.kind === 'new';
}

const startBarHeight = 64;

/** What makes a drawer of the side bar: while it is open, Tab stays in it, and Escape closes it. */
function useDrawer(isOpen: boolean, onClose: () => void) {
  const ref: (element: HTMLElement | null) => void = useFocusTrap(isOpen);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOpen && event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return { ref, onKeyDown };
}

/** Under this width, as at 400 % zoom, the header has two lines. */
const zoomed = 520;
