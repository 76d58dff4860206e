/** How many events can be selected, and handed over, at once. */
export const mostSelected = 1_000_000;

/** How many commands the application menu has room for; storyboards past it are still in their own view. */
export const mostCommandsInMenu = 2_000;
