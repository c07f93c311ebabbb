/** Maximum entries stored in a related list: twice what is shown, so that a withdrawal leaves no gap. */
export const MAX_LIST_ENTRIES = 12;

/** Number of related stories that readers see beside an article. */
export const SHOWN_ENTRIES = 6;

/** Maximum stories in a list that are there only because the text links to them. */
export const MAX_LINKED = 3;
