/** How many storyboards come with Tidings, for who counts them and loads none. */
export const builtInStoryboardCount = 3;
