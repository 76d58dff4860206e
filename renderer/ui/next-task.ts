/** Lets the window draw and respond. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
