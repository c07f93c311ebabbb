/** Kinds of content that a document of another program had and the story does not have, the gravest first. */
export const lossKinds = [
  /** everything beyond the maximum size of a body */
  'excess',
  'comment',
  'hidden',
  'deletion',
  'picture',
  'caption',
  'embed',
  'link',
  'shortcode',
  'table',
  'note',
  /** superscripts as text, in imports from before they were marks */
  'script',
] as const;
export type LossKind = (typeof lossKinds)[number];

/** `count` is at least 1. It counts passages, not elements. */
export type Loss = { is: LossKind; count: number };

/** Kinds with text that the story keeps in another form. */
export const changedKinds: ReadonlySet<LossKind> = new Set<LossKind>(['table', 'note', 'script']);
