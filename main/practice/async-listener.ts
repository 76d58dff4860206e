/**
 * Makes a listener of an async function. What fails in it, as when a caller breaks off in the middle, ends what it listened
 * to and nothing else: an unhandled rejection would end the command line.
 * @param onFailed called with the listener's arguments
 */
export function asyncListener<Given extends readonly unknown[]>(
  listen: (...given: Given) => Promise<void>,
  onFailed: (...given: Given) => void,
): (...given: Given) => void {
  return (...given) => {
    listen(...given).catch(() => onFailed(...given));
  };
}
