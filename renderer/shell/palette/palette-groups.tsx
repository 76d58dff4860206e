import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { liveRequests, pathOf } from '#app/library/library.ts';
import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import { isOffered } from '#renderer/state/command.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import { listCommands } from './offered-commands.ts';

/** What the palette finds: what the person saved, the commands that act on what is behind it, and where events can go. */
export function paletteGroups(on: CommandContext, customers: Customers): readonly SpotlightActionGroupData[] {
  const { state, actions, library } = on;
  /** The window as it is once the palette has closed. */
  const behind = { ...state, dialogs: state.dialogs.filter(({ kind }) => kind !== 'palette') };
  return [
    {
      group: 'Saved requests',
      actions: liveRequests(state.workspace)
        .toSorted((a, b) => b.usedAt.localeCompare(a.usedAt))
        .map(({ id, name, folderId, draft }) => ({
          id,
          label: customers.text(name),
          description: customers.text([...pathOf(state.workspace, folderId), draft.uri].join(' / ')),
          keywords: draft.customerKey,
          onClick: () => library.open(id),
        })),
    },
    {
      group: 'Commands',
      actions: listCommands(state)
        .filter((command) => isOffered(command, behind))
        .map(({ id, name, keyText, run }) => ({
          id: `command ${id}`,
          label: name,
          ...(keyText === '' ? {} : { rightSection: <kbd>{keyText}</kbd> }),
          onClick: () => void run(on),
        })),
    },
    {
      group: 'Templates',
      actions: allTemplates(state).map((template) => ({
        id: template.id,
        label: template.title,
        description: template.when,
        keywords: template.channel,
        onClick: () => actions.beginWith(template),
      })),
    },
    {
      group: 'Environments',
      actions: state.environments.map((environment) => ({
        id: `environment ${environment.id}`,
        label: `Use ${environment.name}`,
        description: environment.serverName,
        onClick: () => actions.select(selectEnvironment(environment, state.selection.siteKey)),
      })),
    },
  ];
}
