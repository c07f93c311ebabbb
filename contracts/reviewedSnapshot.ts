/**
 * Days for which a reviewed snapshot that no page shows is kept; a page that was open for longer must be reviewed
 * again.
 */
export const SNAPSHOT_DAYS = 7;
