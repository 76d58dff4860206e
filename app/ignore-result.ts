/** For a result that may be ignored. Say at the call why: everywhere else the check refuses a result that nothing looks at. */
export function ignoreResult(_result: unknown): void {}
