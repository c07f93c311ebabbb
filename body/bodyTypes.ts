/** One mark on a run of text. */
export type BodyMark = { type: string; attrs?: Record<string, unknown> };

/** One node in ProseMirror's JSON. */
export type BodyNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BodyNode[];
  marks?: BodyMark[];
  text?: string;
};

/** A story's body. Only `checkBody` creates one from input. */
export type Body = { type: 'doc'; content: BodyNode[] };
