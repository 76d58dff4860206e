export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs work one after another. Work that has nothing before it starts in the call itself. */
export function createQueue(): Queue {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = async () => {
      try {
        return await work();
      } finally {
        waiting -= 1;
      }
    };
    waiting += 1;
    const mine = waiting === 1 ? run() : last.then(run);
    last = mine.catch(() => {});
    return mine;
  };
}
