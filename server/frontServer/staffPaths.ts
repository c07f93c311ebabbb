const staffPaths = /^\/(newsroom|admin|api|_next|sign-in|invite|proofs)(\/|$)/;

/** Whether a path is answered by staff pages, API routes or Next itself, and not by the press. */
export const isStaffPath = (path: string): boolean => staffPaths.test(path);
