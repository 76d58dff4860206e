import type { Notice, NoticeOffer } from '#app/desktop/notice.ts';
import type { SendPush } from '#main/ipc/push.ts';

export type Notices = {
  /** All since the start, for a window that opens later. */
  readonly list: () => readonly Notice[];
  readonly raise: (message: string, offer?: NoticeOffer) => void;
};

/** The problems that the person has to know about. */
export function createNotices(push: SendPush, newId: () => string): Notices {
  const notices: Notice[] = [];
  return {
    list: () => notices,
    raise: (message, offer) => {
      const notice: Notice = { id: newId(), level: 'problem', says: message, ...(offer && { offer }) };
      notices.push(notice);
      push('notice.raised', notice);
    },
  };
}
