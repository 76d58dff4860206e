/** The menus of the application, in their order. */
export const menuGroups = ['Event', 'Library', 'View', 'Present', 'Settings', 'Help'] as const;

export type MenuGroup = (typeof menuGroups)[number];
