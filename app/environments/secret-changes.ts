import { z } from 'zod';
import { longestPassword, mostFiles } from '#app/limits.ts';

export const fileIdsSchema = z.array(z.string().max(100)).min(1).max(mostFiles).readonly();
export const passwordSchema = z.string().max(longestPassword);

/** The secrets of an environment as its editor leaves them: they go in, and never come out. */
export const secretChangesSchema = z.object({
  /** Null keeps the proxy's password as it is; an empty one forgets it. */
  proxyPassword: passwordSchema.nullable(),
  /** The files of the client certificate; null keeps it as it is. */
  identity: z.object({ fileIds: fileIdsSchema, password: passwordSchema }).nullable(),
});

export type SecretChanges = Readonly<z.infer<typeof secretChangesSchema>>;

/** All secrets stay as they are. */
export const noSecretChanges: SecretChanges = { proxyPassword: null, identity: null };
