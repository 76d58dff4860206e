import { CustomersContext } from '#renderer/ui/customers.ts';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight, type SpotlightActionGroupData, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { use, useMemo, useState } from 'react';
import { wholeHistory } from '#app/history/history-query.ts';
import { useCustomerList } from '#renderer/features/customers/use-customer-list.ts';
import { useRunList } from '#renderer/features/runs/use-run-list.ts';
import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import { FoundCount } from '#renderer/ui/found-count.tsx';
import { type Entry, offeredCommands, paletteEntries } from './entries.tsx';
import { createFinder } from './find.ts';
import { groupEntries, recentlyChosen, rememberChosen } from './group-entries.ts';

type PaletteProps = CommandContext & { readonly onClose: () => void };

const [store, { open: openPalette }] = createSpotlight();

/** How many customers are shown: more letters find the others. */
const mostCustomers = 6;

/** A longer search is pasted: it isn't marked in what it finds, nor repeated as a whole. */
const longestMarked = 200;

/** Finds everything by its name: what was saved, sent or set up, where events can go, and what can be done. */
export function Palette({ onClose, ...on }: PaletteProps) {
  const { state, dispatch } = on;
  const [query, setQuery] = useState('');
  const customers = use(CustomersContext);
  const runs = useRunList();
  const found = useCustomerList(query.trim());
  // Open from its first moment: it is drawn only while it is asked for.
  useState(openPalette);
  const [offered] = useState(() => offeredCommands(on));

  // With 10,000 requests it takes longer than a keystroke may.
  // biome-ignore lint/correctness/useExhaustiveDependencies: all else that it is made of comes from the state
  const find = useMemo(() => {
    const all = paletteEntries(on, customers, { runs: runs ?? [], offered }).map(remembering);
    return createFinder(recentlyChosen(all));
  }, [state, runs]);

  function searchHistory(text: string) {
    dispatch({ type: 'history-queried', query: { ...wholeHistory, search: text } });
    dispatch({ type: 'view-shown', view: 'history' });
  }

  const ofCustomers = (found?.value.customers ?? []).slice(0, mostCustomers).flatMap(({ customerKey }): Entry[] => {
    if (customerKey === '') return [];
    const onClick = () => {
      dispatch({ type: 'history-queried', query: { ...wholeHistory, customerKey } });
      dispatch({ type: 'view-shown', view: 'history' });
    };
    const label = customers.label(customerKey);
    return [{ id: `customer ${customerKey}`, group: 'Customers', label, description: 'Show the events', onClick }];
  });

  const history = { label: `Search the history for “${customers.text(shortened(query))}”`, onSearch: searchHistory };
  const groups = withHistory(query, groupEntries(query, find(query), ofCustomers), history);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      store={store}
      shortcut={null}
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      maxHeight={440}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      onSpotlightClose={onClose}
    >
      <Found groups={groups} query={query} />
    </Spotlight.Root>
  );
}

type FoundProps = { readonly groups: readonly SpotlightActionGroupData[]; readonly query: string };

const listId = 'palette-list';

/** What scrolls is the list itself. The type of `ActionsList` doesn't name what it passes on. */
const list = { viewportProps: { id: listId, role: 'listbox', 'aria-label': 'Search and commands', tabIndex: -1 } };

const optionId = (place: number) => `palette-${place}`;

/** The search, and the list that it controls: the focus stays in the search, which names the option that Enter takes. */
function Found({ groups, query }: FoundProps) {
  const { selected } = useSpotlight(store);
  const all = groups.flatMap(({ actions }) => actions);
  return (
    <>
      <Spotlight.Search
        role="combobox"
        aria-label="Search and commands"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={all.length > 0}
        aria-controls={listId}
        aria-activedescendant={selected in all ? optionId(selected) : undefined}
        placeholder="Search requests, customers, runs, settings, commands…"
        leftSection={<IconSearch size={18} stroke={1.5} />}
        // The store tells nobody that an arrow key moves the choice, which is only moved after this.
        onKeyDown={() => queueMicrotask(() => store.setState({ ...store.getState() }))}
      />
      <FoundCount search={query} found={all.length} />
      <Spotlight.ActionsList {...list}>
        {groups.map(({ group, actions }) => (
          <Spotlight.ActionsGroup key={group} label={group} role="group" aria-label={group}>
            {actions.map((action) => (
              <Option
                key={action.id}
                action={action}
                place={all.indexOf(action)}
                isSelected={all[selected] === action}
                isMarked={query.length <= longestMarked}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </>
  );
}

type OptionProps = {
  readonly action: SpotlightActionGroupData['actions'][number];
  readonly place: number;
  readonly isSelected: boolean;
  /** Whether the words of the search are marked in it. */
  readonly isMarked: boolean;
};

function Option({ action: { id: _, ...action }, place, isSelected, isMarked }: OptionProps) {
  return (
    <Spotlight.Action
      {...action}
      highlightQuery={isMarked}
      role="option"
      aria-selected={isSelected}
      data-selected={isSelected || undefined}
      // The action takes an id for itself.
      renderRoot={(props) => <button {...props} id={optionId(place)} />}
    />
  );
}

function remembering(entry: Entry): Entry {
  const onClick = () => {
    rememberChosen(entry.id);
    entry.onClick();
  };
  return { ...entry, onClick };
}

function shortened(query: string): string {
  const text = query.trim();
  return text.length > longestMarked ? `${text.slice(0, longestMarked)}…` : text;
}

function withHistory(
  query: string,
  found: readonly SpotlightActionGroupData[],
  { label, onSearch }: { readonly label: string; readonly onSearch: (text: string) => void },
): SpotlightActionGroupData[] {
  const text = query.trim();
  if (text === '') return [...found];
  return [...found, { group: 'History', actions: [{ id: 'history', label, onClick: () => onSearch(text) }] }];
}
