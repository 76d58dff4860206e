import type { Plugin } from 'vite';

/** Turns the guide's Markdown into data at build time, so that the window parses no Markdown or HTML. */
export function guidePlugin(folder: string): Plugin;
