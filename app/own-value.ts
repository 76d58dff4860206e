/**
 * What an object holds under a name that a person or a file gave. A plain look-up would also find what every object has,
 * such as `constructor` or `toString`.
 */
export function ownValue<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
