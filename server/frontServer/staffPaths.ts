import { STAFF_ROOTS } from '#contracts/routes.ts';

const staffPaths = new RegExp(`^/(${STAFF_ROOTS.join('|')})(/|$)`);

/** Whether a path is answered by staff pages, API routes or Next itself, and not by the press. */
export const isStaffPath = (path: string): boolean => staffPaths.test(path);
