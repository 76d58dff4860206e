import { z } from 'zod';

/**
 * What a schema says, handed over as JSON text. A window hands over a text at once, but an object value by value: one of
 * 10,000 requests would hold it for more than a second.
 */
export function jsonText<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .max(200_000_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'This isn’t valid JSON.' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
