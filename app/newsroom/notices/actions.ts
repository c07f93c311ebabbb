'use server';
import { action } from '#app/_staff/action.ts';
import { markAllNoticesRead, markNoticeRead } from '#editorial/notices/markingNotices.ts';

const page = { rereads: '/newsroom/notices' };

export const markOneRead = action(markNoticeRead, page);
export const markAllRead = action(markAllNoticesRead, page);
