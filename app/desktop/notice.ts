import { z } from 'zod';

/** What a notice lets the person do at once: open Settings, Storage, or reload the window. */
const noticeOfferSchema = z.enum(['storage', 'reload']);

/** Something that the person should know, in words; `id` lets the window show it once. */
export const noticeSchema = z.object({
  id: z.string(),
  level: z.enum(['info', 'problem']),
  says: z.string(),
  offer: noticeOfferSchema.optional(),
});

export type NoticeOffer = z.infer<typeof noticeOfferSchema>;
export type Notice = Readonly<z.infer<typeof noticeSchema>>;
