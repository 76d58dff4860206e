import { type MenuGroup, menuGroups } from '#app/menu-group.ts';

/** A menu and the commands in it. */
type MenuPart<C> = { readonly label: MenuGroup; readonly commands: readonly C[] };

/** Groups the window's commands into menus, in their order. No menu is empty. */
export function layOutMenu<C extends { readonly group: MenuGroup }>(commands: readonly C[]): readonly MenuPart<C>[] {
  return menuGroups
    .map((label) => ({ label, commands: commands.filter(({ group }) => group === label) }))
    .filter((part) => part.commands.length > 0);
}
