/**
 * Makes a listener of an async function. What fails in it, as when a caller breaks off in the middle, ends what it listened
 * to and nothing else: a rejection that nobody hears of would end the command line.
 * @param onFailed gets what the listener got
 */
export function asyncListener<Given extends readonly unknown[]>(
  listen: (...given: Given) => Promise<void>,
  onFailed: (...given: Given) => void,
): (...given: Given) => void {
  return (...given) => {
    listen(...given).catch(() => onFailed(...given));
  };
}
