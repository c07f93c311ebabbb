const staffPaths = /^\/(newsroom|admin|api|_next|sign-in|invite|proofs)(\/|$)/;

/** Whether a path is answered by staff pages, routes for machines or Next itself, and not by the press. */
export const isStaffPath = (path: string): boolean => staffPaths.test(path);
