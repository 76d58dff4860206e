import type { Notice, NoticeOffer } from '#app/desktop/notice.ts';
import type { SendPush } from '#main/ipc/push.ts';

export type Notices = {
  /** All since the start that still hold, for a window that opens later. */
  readonly list: () => readonly Notice[];
  readonly raise: (message: string, offer?: NoticeOffer) => void;
  /** Ends those that say this, or offer this. */
  readonly end: (over: { readonly says: string } | { readonly offer: NoticeOffer }) => void;
};

/** The problems that the person has to know about. */
export function createNotices(push: SendPush, newId: () => string): Notices {
  let notices: readonly Notice[] = [];
  return {
    list: () => notices,
    raise: (message, offer) => {
      const notice: Notice = { id: newId(), level: 'problem', says: message, ...(offer && { offer }) };
      notices = [...notices, notice];
      push('notice.raised', notice);
    },
    end: (over) => {
      notices = notices.filter((notice) => ('says' in over ? notice.says !== over.says : notice.offer !== over.offer));
    },
  };
}
