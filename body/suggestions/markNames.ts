/** The mark of a Yjs attribute: y-tiptap writes marks that may overlap as "name--hash". */
export const markNameOf = (attribute: string): string => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, '');
