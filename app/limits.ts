/** How many events can be selected, and handed over, at once. */
export const mostSelected = 1_000_000;
