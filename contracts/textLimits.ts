/** Maximum characters (UTF-16 units) of a headline that can be released. */
export const MAX_HEADLINE_CHARACTERS = 500;
/** Maximum characters of an imported line that can be a headline. A longer one is a paragraph without a headline. */
export const MAX_IMPORTED_HEADLINE_CHARACTERS = 400;
/** Maximum characters of the name of a draft's version. */
export const MAX_VERSION_NAME_CHARACTERS = 100;
