import { makeBareApp, ourApp, startApp, untilWhole } from './app.mjs';

/**
 * @typedef {'ours' | 'bare'} Kind
 * @typedef {Awaited<ReturnType<typeof startApp>>} Started
 * @typedef {ReturnType<typeof createApps>} Apps
 */

/**
 * The apps that benchmarks measure something in. Each benchmark starts its own; in the short form it takes the one that the
 * benchmark before left, because starts take most of the time there.
 * @param {boolean} areShared
 */
export function createApps(areShared) {
  /** @type {Map<Kind, Started>} */
  const left = new Map();
  /** @type {Promise<string> | null} */
  let bare = null;

  /** @param {Kind} kind */
  const folderOf = async (kind) => {
    if (kind === 'ours') return ourApp;
    bare ??= makeBareApp();
    return bare;
  };
  return {
    folderOf,
    /**
     * An app with a page that was just loaded.
     * @param {Kind} kind
     * @param {string} userData used where an app starts
     */
    open: async (kind, userData) => {
      const before = left.get(kind);
      if (before === undefined) return startApp(await folderOf(kind), userData);
      await before.page.reload();
      await untilWhole(before.page);
      return before;
    },
    /**
     * Ends an app that is no longer needed, or keeps it for the next benchmark.
     * @param {Kind} kind
     * @param {Started} started
     */
    leave: async (kind, started) => {
      if (areShared) left.set(kind, started);
      else await started.app.close();
    },
    end: async () => {
      for (const { app } of left.values()) await app.close();
      left.clear();
    },
  };
}
