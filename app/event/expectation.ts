import { z } from 'zod';

/** What an answer is expected to be, set without code. `value` and `path` may hold `{{variables}}`. */
export const expectationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('http-status'), equals: z.number().int().min(100).max(599) }),
  /** `statusCode` of the answer's body. */
  z.object({ kind: z.literal('status-code'), equals: z.number().int() }),
  /** Against the tid that was sent: there is one, it is the same, it is another one. */
  z.object({ kind: z.literal('tid'), is: z.enum(['present', 'unchanged', 'new']) }),
  /** From Send to the last byte. */
  z.object({ kind: z.literal('answered-within'), ms: z.number().int().min(1).max(600_000) }),
  /** A place in the answer's JSON, as `$.data[0].name`. */
  z.object({
    kind: z.literal('json-path'),
    path: z.string(),
    test: z.enum(['equals', 'contains', 'matches']),
    value: z.string(),
  }),
]);

export type Expectation = Readonly<z.infer<typeof expectationSchema>>;
