/** Requests to end: Ctrl+C and its kin. */
export type Interrupts = {
  /**
   * Does something at requests to end instead of ending at once, `most` times; the one after ends at once.
   * @param says what is printed when it ends at once
   * @returns how to stop listening
   */
  readonly onInterrupt: (stop: () => void, most: number, says: string) => () => void;
  /** Whether the person interrupted the program. */
  readonly isAsked: () => boolean;
  /** Removes something that must not stay behind when it ends at once. Returns how to take that back. */
  readonly onLeave: (remove: () => void) => () => void;
};

/** Said before anything was sent. */
const nothingSent = 'Stopped. Nothing was sent.';

/**
 * Handles interrupts from the first moment, so that none kills the program and leaves its files behind.
 * @param leave ends the program at once, with words
 */
export function createInterrupts(leave: (says: string) => void): Interrupts & { readonly hear: () => void } {
  let says = nothingSent;
  let isAsked = false;
  let listening: { readonly stop: () => void; left: number } | null = null;
  const removers = new Set<() => void>();
  return {
    hear: () => {
      isAsked = true;
      if (listening !== null && listening.left > 0) {
        listening.left -= 1;
        return listening.stop();
      }
      for (const remove of removers) remove();
      leave(says);
    },
    onInterrupt: (stop, most, saysAfter) => {
      const own = { stop, left: most };
      listening = own;
      says = saysAfter;
      return () => {
        if (listening === own) listening = null;
      };
    },
    isAsked: () => isAsked,
    onLeave: (remove) => {
      removers.add(remove);
      return () => void removers.delete(remove);
    },
  };
}
