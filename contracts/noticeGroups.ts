/** What a person is notified of. `mentioned`, `replied` and `commented` are about a comment, the others about an article. */
export const noticeKinds = [
  'mentioned',
  'replied',
  'commented',
  'filed',
  'returned',
  'approved',
  'assigned',
  'released',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Kinds that a person chooses together for email. */
export const noticeGroups = {
  mentions: ['mentioned'],
  comments: ['replied', 'commented'],
  assignments: ['assigned'],
  reviews: ['filed', 'returned', 'approved', 'released'],
} as const satisfies Record<string, readonly NoticeKind[]>;
export type NoticeGroup = keyof typeof noticeGroups;
export const noticeGroupNames = Object.keys(noticeGroups) as NoticeGroup[];

export const groupOfNotice = (kind: NoticeKind): NoticeGroup =>
  noticeGroupNames.find((name) => (noticeGroups[name] as readonly NoticeKind[]).includes(kind)) ?? 'reviews';

/** The event that a notice is about. A person gets at most one notice about it, whatever the kind. */
export type NoticeSubject =
  /** `thread`: the id that the thread's mark has in the draft. `comment`: a comment's id */
  | { is: 'comment'; thread: string; comment: string }
  /** `step`: a row of the article's flow. `note`: what its author wrote. `dueAt`: ISO text */
  | { is: 'step'; step: number; note?: string | undefined; dueAt?: string | undefined }
  | { is: 'release'; number: number };

/** The path to what a notice is about: the article, and the thread in it. */
export const noticePath = (articleId: number, subject: NoticeSubject): string =>
  `/newsroom/articles/${articleId}${subject.is === 'comment' ? `?thread=${encodeURIComponent(subject.thread)}` : ''}`;
