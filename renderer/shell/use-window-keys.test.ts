import { renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import type { Dialog } from '#renderer/state/dialog.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import type { View } from '#renderer/state/view-state.ts';
import { openWorkbench, type WorkbenchAction, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { allCommands, type CommandContext } from './commands/all-commands.ts';
import { useActions } from './use-actions.ts';
import { useWindowKeys } from './use-window-keys.ts';

const views: readonly View[] = ['composer', 'templates', 'storyboards', 'runs', 'history', 'customers', 'guide'];

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const matching = { matches: true, media: '', onchange: null, addListener: () => {}, removeListener: () => {} };

/** Something whose every function notes that it was called. */
function noting<T extends object>(as: string, done: string[], target: T): T {
  return new Proxy(target, { get: (_, name) => () => void done.push(`${as} ${String(name)}`) });
}

function stateAfter(...before: readonly WorkbenchAction[]): WorkbenchState {
  return before.reduce(reduceWorkbench, openWorkbench(anySession()));
}

/** A context that notes what a command does with it. */
function contextOf(state: WorkbenchState, done: string[]): CommandContext {
  const dispatch = (action: WorkbenchAction) => {
    const detail = 'view' in action ? action.view : 'dialog' in action ? nameOf(action.dialog) : '';
    done.push(`${action.type} ${detail}`.trim());
  };
  const { result } = renderHook(() => ({
    actions: useActions(state, dispatch),
    library: useLibraryActions(state, dispatch, savesAll),
  }));
  const { actions, library } = result.current;
  return { state, dispatch, actions: noting('actions', done, actions), library: noting('library', done, library) };
}

/** A dialog, or the tab of the settings. */
function nameOf(dialog: Dialog): string {
  return dialog.kind === 'settings' ? `settings ${dialog.tab}` : dialog.kind;
}

/** The window's keys in a state. Says what each press did. */
function keysIn(state: WorkbenchState) {
  const done: string[] = [];
  const on = contextOf(state, done);
  const { unmount } = renderHook(() => useWindowKeys(on));
  const press = (keys: string, repeat = false) => {
    done.length = 0;
    const parts = keys.split('+');
    const key = keys.endsWith('++') ? '+' : (parts.at(-1) ?? '');
    const has = (part: string) => parts.includes(part);
    window.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        ctrlKey: has('Mod') || has('Ctrl'),
        shiftKey: has('Shift'),
        cancelable: true,
        repeat,
      }),
    );
    return done.join(', ');
  };
  return { press, unmount };
}

/** What a key does in the composer, and in every other view; storyboards have a meaning of their own for some. */
const table: readonly (readonly [key: string, composer: string, elsewhere: string])[] = [
  ['Mod+Enter', 'actions send', ''],
  ['Mod+N', 'actions newEvent', 'actions newEvent'],
  ['Mod+T', 'actions newEvent', 'actions newEvent'],
  ['Mod+W', 'actions closeTab', ''],
  ['Mod+Shift+T', 'tab-reopened', 'tab-reopened'],
  ['Ctrl+Tab', 'tab-stepped', 'tab-stepped'],
  ['Ctrl+Shift+Tab', 'tab-stepped', 'tab-stepped'],
  ['Mod+S', 'library save', ''],
  ['Mod+Shift+S', 'library saveAs', ''],
  ['F2', 'library renameOpen', ''],
  ['Mod+Z', 'library undo', 'library undo'],
  ['Mod+Shift+Z', 'library redo', 'library redo'],
  ['Mod+Y', 'library redo', 'library redo'],
  ['Mod+L', 'view-shown composer, composer-tab-shown', 'view-shown composer, composer-tab-shown'],
  ['Mod+E', '', ''],
  ['Mod+F', 'dialog-shown palette', 'dialog-shown palette'],
  ['F6', '', ''],
  ['Shift+F6', '', ''],
  ['Mod+1', 'tab-shown', 'tab-shown'],
  ...['2', '3', '4', '5', '6', '7', '8'].map((place) => [`Mod+${place}`, '', ''] as const),
  ['Mod+9', 'tab-shown', 'tab-shown'],
  ['Mod+K', 'dialog-shown palette', 'dialog-shown palette'],
  ['Mod+Shift+H', 'view-shown history', 'view-shown history'],
  ['Mod+\\', 'library-toggled', 'library-toggled'],
  ['Mod+B', 'library-toggled', 'library-toggled'],
  ['Mod+J', 'response-toggled', ''],
  ['Mod+,', 'dialog-shown settings general', 'dialog-shown settings general'],
  ['Mod+=', 'actions saveSettings', 'actions saveSettings'],
  ['Mod++', 'actions saveSettings', 'actions saveSettings'],
  ['Mod+Shift++', 'actions saveSettings', 'actions saveSettings'],
  ['Mod+-', 'actions saveSettings', 'actions saveSettings'],
  ['Mod+0', 'actions saveSettings', 'actions saveSettings'],
  ['Mod+/', 'dialog-shown settings keys', 'dialog-shown settings keys'],
  ['F1', 'dialog-shown settings keys', 'dialog-shown settings keys'],
  ['Mod+D', 'actions duplicate', ''],
  ['Escape', '', ''],
];
/** What loads the storyboards first, and is seen there. */
const notSeenHere = [['storyboards', 'Mod+D']];

it('the table has every key of the commands', () => {
  const keys = allCommands.flatMap(({ keys: own = [], variants = [] }) => [...own, ...variants]);
  expect(new Set(table.map(([key]) => key))).toEqual(new Set(keys));
});

it.each(views.flatMap((view) => table.map(([key, ...does]) => ({ view, key, does }))))(
  '$key in $view acts on what is shown, or does nothing',
  ({ view, key, does: [composer, elsewhere] }) => {
    if (notSeenHere.some(([inView, one]) => inView === view && one === key)) return;
    const { press, unmount } = keysIn(stateAfter({ type: 'view-shown', view }));
    expect(press(key)).toBe(view === 'composer' ? composer : elsewhere);
    unmount();
  },
);

it.each(views)('Escape cancels the event under way where it is seen, not in %s behind it', (view) => {
  const first = stateAfter({ type: 'view-shown', view });
  const send = { kind: 'sending', since: 0 } as const;
  const { press, unmount } = keysIn(reduceWorkbench(first, { type: 'send-changed', tabId: first.tabs.activeId, send }));
  expect(press('Escape')).toBe(view === 'composer' ? 'actions cancel' : '');
  unmount();
});

const zoomKeys = ['Mod+=', 'Mod++', 'Mod+Shift++', 'Mod+-', 'Mod+0'];

it.each<WorkbenchAction>([
  { type: 'dialog-shown', dialog: { kind: 'environments' } },
  { type: 'dialog-shown', dialog: { kind: 'palette' } },
  { type: 'dialog-shown', dialog: { kind: 'import', start: '' } },
  { type: 'dialog-shown', dialog: { kind: 'export', exporting: { kind: 'workspace' } } },
])('behind a dialog only the zoom runs: %j', (action) => {
  const { press, unmount } = keysIn(stateAfter(action));
  const ran = table.map(([key]) => key).filter((key) => press(key) !== '');
  expect(ran).toEqual(zoomKeys);
  unmount();
});

it('behind a dialog that only its own view knows, no more runs', () => {
  const dialog = document.body.appendChild(document.createElement('section'));
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.appendChild(document.createElement('button')).focus();
  const { press, unmount } = keysIn(stateAfter());
  expect(table.map(([key]) => key).filter((key) => press(key) !== '')).toEqual(zoomKeys);
  unmount();
});

it('the list of keys opens from the settings, and does not take the place of another dialog', () => {
  const { press, unmount } = keysIn(stateAfter({ type: 'dialog-shown', dialog: { kind: 'settings', tab: 'network' } }));
  expect(press('F1')).toBe('dialog-shown settings keys');
  unmount();
});

it('Ctrl+D in Storyboards duplicates the storyboard that is shown, and not the event behind it', async () => {
  const state = stateAfter({ type: 'view-shown', view: 'storyboards' });
  const done: WorkbenchAction[] = [];
  const dispatch = (action: WorkbenchAction) => void done.push(action);
  await allCommands.find(({ id }) => id === 'duplicate-storyboard')?.run({ ...contextOf(state, []), dispatch });
  const { workspace } = done.reduce(reduceWorkbench, state);
  expect(workspace.storyboards.map(({ title }) => title)).toEqual(['Spring test drive 2']);
});

it('F2 in Storyboards goes to the title of the storyboard that is shown', () => {
  const title = document.body.appendChild(document.createElement('input'));
  title.id = 'storyboard-title';
  title.value = 'Spring';
  const { press, unmount } = keysIn(stateAfter({ type: 'view-shown', view: 'storyboards' }));
  expect(press('F2')).toBe('');
  expect(document.activeElement).toBe(title);
  unmount();
});

it.each(allCommands.flatMap(({ id, keys = [], repeats = false }) => keys.map((key) => ({ id, key, repeats }))))(
  '$key held: $id runs again only where it says so',
  ({ id, key, repeats }) => {
    const { press, unmount } = keysIn(stateAfter());
    const [once, again] = [press(key), press(key, true)];
    if (once !== '') expect(again === once, id).toBe(repeats);
    unmount();
  },
);

it('opens the drawer of a narrow window, and leaves the side bar of a wide one as it is', () => {
  const narrow = vi.spyOn(window, 'matchMedia').mockReturnValue(Object.assign(new EventTarget(), matching));
  expect(keysIn(stateAfter()).press('Mod+B')).toBe('drawer-toggled');
  narrow.mockRestore();
  const chosen = stateAfter({ type: 'drawer-toggled' }, { type: 'view-shown', view: 'history' });
  expect(chosen).toMatchObject({ drawerOpen: false, libraryOpen: true });
  expect(stateAfter({ type: 'library-toggled' })).toMatchObject({ drawerOpen: false, libraryOpen: false });
});
