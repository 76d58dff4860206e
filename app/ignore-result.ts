/**
 * For a result that may be ignored: the check refuses one that nothing looks at everywhere else.
 * @param why in words, for readers of the code
 */
export function ignoreResult(_result: unknown, _why: string): void {}
