import { SaveSearch } from '#renderer/features/history/save-search.tsx';
import { allStoryboards } from '#renderer/state/all-storyboards.ts';
import type { CommandContext } from './commands/all-commands.ts';
import { Hosted } from './hosted-dialog.tsx';
import { SavedSearchesDialog } from './lazy-dialogs.ts';

/** The dialogs of saved searches. */
export function SearchDialogs({ state, dispatch, actions }: CommandContext) {
  const on = { state, dispatch };
  const storyboards = new Map(allStoryboards(state).map(({ id, title }) => [id, title]));
  const names = { environments: state.environments, storyboards };
  return (
    <>
      <Hosted {...on} kind="save-search">
        {(dialog, close) =>
          dialog && (
            <SaveSearch
              query={dialog.query}
              names={names}
              onSave={(name) => actions.saveSearch(dialog.query, name)}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="saved-searches">
        {(dialog, close) =>
          dialog && (
            <SavedSearchesDialog
              searches={state.settings.searches}
              names={names}
              onRename={actions.renameSearch}
              onDelete={(id) => void actions.deleteSearch(id)}
              onClose={close}
            />
          )
        }
      </Hosted>
    </>
  );
}
