/** One mark on a run of text. */
export type BodyMark = { type: string; attrs?: Record<string, unknown> };

/** One node, as ProseMirror writes it down. */
export type BodyNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BodyNode[];
  marks?: BodyMark[];
  text?: string;
};

/** A story's body. Only `checkBody` makes one of what came from outside. */
export type Body = { type: 'doc'; content: BodyNode[] };
