/** Stands for Node's `Buffer` in the browser, where no code of ours or of a package calls it. */
export const Buffer = undefined;
