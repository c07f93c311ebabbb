import { bodySchema } from '#body/bodySchema.ts';
import type { BodyMark, BodyNode } from '#body/bodyTypes.ts';

/** The marks that exist only in drafts. */
const draftMarkNames: ReadonlySet<string> = new Set([
  'comment',
  'deletion',
  'formatting',
  'insertion',
  'suggestedBreak',
]);

/** Whether a suggestion is rejected, by its id. */
type IsRejected = (id: unknown) => boolean;
const all: IsRejected = () => true;

/**
 * The content of a draft without comments, and as if all suggestions were rejected: proposed text and blocks are left out,
 * all other text and formats stay. Text that somebody typed into a proposed block without suggesting it stays with the
 * block. Content without comments and suggestions is returned as it is.
 *
 * @param isRejected leaves the other suggestions in the content, with their marks
 */
export function rejectedContent(nodes: BodyNode[], isRejected: IsRejected = all): BodyNode[] {
  if (!nodes.some(hasDraftOnlyPart)) return nodes;
  return joinedText(nodes.flatMap((node) => rejectedNode(node, isRejected) ?? []));
}

/** Like `rejectedContent`, for all blocks of a body: one without blocks has an empty paragraph, as in the editor. */
export function rejectedBody(blocks: BodyNode[]): BodyNode[] {
  const content = rejectedContent(blocks);
  return content.length === 0 ? [{ type: 'paragraph' }] : content;
}

/**
 * The blocks of a new body, each with the comments and suggestions of the draft's block that is the same without them.
 *
 * @param current the blocks of the draft
 * @param next the blocks of the new body
 */
export function withDraftParts(current: BodyNode[], next: BodyNode[]): BodyNode[] {
  if (!current.some(hasDraftOnlyPart)) return next;
  const texts = current.map((block) => textOfBlock(rejectedContent([block])[0]));
  let from = 0; // the blocks before it are behind the last one that was found
  return next.map((block) => {
    const at = texts.indexOf(textOfBlock(block), from);
    if (at < 0) return block;
    from = at + 1;
    return current[at] ?? block;
  });
}

/** A block as text for comparisons, without its id and its absent attributes; empty for a block that is left out. */
export function textOfBlock(block: BodyNode | undefined): string {
  if (!block) return '';
  const plain = ({ type, attrs = {}, text, marks = [], content = [] }: BodyNode): unknown => {
    const present = Object.entries(attrs).filter(([key, value]) => key !== 'id' && isSet(value));
    return [
      type,
      present.sort(([one], [other]) => (one < other ? -1 : 1)),
      text,
      marks.map((mark) => JSON.stringify(plain(mark))).sort(),
      content.map(plain),
    ];
  };
  return JSON.stringify(plain(block));
}

const hasDraftOnlyPart = ({ attrs, marks, content }: BodyNode): boolean =>
  (marks?.some((mark) => draftMarkNames.has(mark.type)) ?? false) ||
  (attrs !== undefined && suggestionNames.some((name) => isSet(attrs[name]))) ||
  (content?.some(hasDraftOnlyPart) ?? false);

/**
 * The content of a draft with everything that is proposed in it and everything whose deletion is proposed, without comments
 * and suggestions. For recovering a text, of which nothing may be lost.
 */
export const contentWithProposals = (nodes: BodyNode[]): BodyNode[] =>
  joinedText(
    nodes.map((node) => {
      const { attrs, marks, content } = node;
      if (marks?.some(({ type }) => type === 'suggestedBreak')) return { type: 'hardBreak' };
      return {
        ...node,
        ...(attrs && { attrs: withoutSuggestionAttributes(attrs) }),
        ...(marks && { marks: withoutDraftMarks(marks) }),
        ...(content && { content: contentWithProposals(content) }),
      };
    }),
  );

const suggestionNames = ['inserted', 'deleted', 'joined', 'changed'] as const;
const isSet = (value: unknown): boolean => value !== undefined && value !== null;

/** The node without its suggestions; undefined if it is left out. */
function rejectedNode(node: BodyNode, isRejected: IsRejected): BodyNode | undefined {
  const { type, attrs, marks, content } = node;
  const insertion = marks?.find((mark) => mark.type === 'insertion');
  if (insertion && isRejected(insertion.attrs?.id)) return undefined;
  if (!insertion && marks?.some((mark) => mark.type === 'suggestedBreak')) return undefined;
  const isProposed = isSet(attrs?.inserted) && isRejected(attrs?.inserted);
  if (isProposed && !content) return undefined;
  const kept = content && withRequiredParagraph(type, rejectedContent(content, isRejected));
  const isContainer = type !== 'text' && content && content.length > 0 && !isTextblock(type);
  if (isContainer && kept?.length === 0) return undefined;
  if (isProposed && kept?.every(isEmpty)) return undefined;
  return {
    ...node,
    ...(attrs && { attrs: withoutSuggestionAttributes(attrs, isRejected) }),
    ...(marks && { marks: withoutDraftMarks(marks, isRejected) }),
    ...(kept && { content: kept }),
  };
}

const isTextblock = (type: string): boolean => bodySchema.nodes[type]?.isTextblock ?? true;

/** A list item begins with a paragraph, also after its proposed one was left out. */
const withRequiredParagraph = (type: string, content: BodyNode[]): BodyNode[] =>
  type === 'listItem' && content.length > 0 && content[0]?.type !== 'paragraph'
    ? [{ type: 'paragraph' }, ...content]
    : content;

/** Whether a node contains neither text nor, for example, a picture. */
const isEmpty = ({ type, content = [] }: BodyNode): boolean =>
  bodySchema.nodes[type]?.isLeaf === false && content.every(isEmpty);

/** The attributes without those of rejected suggestions. */
function withoutSuggestionAttributes(attrs: Record<string, unknown>, isRejected = all) {
  const isLeftOut = ([name, value]: [string, unknown]) =>
    (suggestionNames as readonly string[]).includes(name) && (!isSet(value) || isRejected(idIn(value)));
  return Object.fromEntries(Object.entries(attrs).filter((entry) => !isLeftOut(entry)));
}

const idIn = (value: unknown): unknown =>
  typeof value === 'object' ? (value as { id?: unknown } | null)?.id : value;

/** The marks without comments and rejected suggestions. A break stays with its insertion. */
function withoutDraftMarks(marks: BodyMark[], isRejected = all): BodyMark[] {
  const isKept = ({ type, attrs }: BodyMark): boolean =>
    !draftMarkNames.has(type) || (type !== 'comment' && type !== 'suggestedBreak' && !isRejected(attrs?.id));
  const isBreakKept = marks.some((mark) => mark.type === 'insertion' && isKept(mark));
  return marks.filter((mark) => isKept(mark) || (mark.type === 'suggestedBreak' && isBreakKept));
}

/** Joins runs of text that differ no more. */
function joinedText(nodes: BodyNode[]): BodyNode[] {
  const joined: BodyNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && hasSameMarks(last, node))
      joined.splice(-1, 1, { ...last, text: `${last.text}${node.text}` });
    else joined.push(node);
  }
  return joined;
}

const hasSameMarks = (a: BodyNode, b: BodyNode): boolean => {
  const [marks, others] = [a.marks ?? [], b.marks ?? []];
  return (
    marks.length === others.length &&
    marks.every((mark) => others.some((other) => JSON.stringify(mark) === JSON.stringify(other)))
  );
};
