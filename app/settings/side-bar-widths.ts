/** How wide the side bar can be, in pixels. Main reads it before it loads the schemas. */
export const sideBarWidths = { least: 180, most: 480, usual: 216 } as const;
