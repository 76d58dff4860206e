/** How many events can be selected, and handed over, at once. */
export const mostSelected = 1_000_000;

/** How many events of the history a run takes, and how many of its rows can be left out. */
export const mostInRun = 100_000;

/** The longest data that can be pasted, in characters. */
export const longestPaste = 50_000_000;

/** The longest file name that is proposed, in characters. */
export const longestFileName = 200;

/** The longest name of a proxy or of its user, and of a file, in characters. */
export const longestName = 255;

/** The longest list of servers without a proxy, in characters. */
export const longestExceptions = 10_000;

export const longestPassword = 1_000;

/** How many certificate files can be chosen at once, and how many an environment can trust. */
export const mostFiles = 10;
export const mostAuthorities = 50;

/** How many commands the application menu has room for; storyboards past it are still in their own view. */
export const mostCommandsInMenu = 2_000;

/** The longest customer key that can be erased, in characters. */
export const longestCustomerKey = 10_000;
