import type { Page } from '@playwright/test';
import type { BodyNode } from '#body/bodyTypes.ts';
import { bodyOfPage } from '#e2e/setting/drafting.ts';

/** A new article begins after so many rounds, so that the documents stay as long as stories are. */
export const ROUNDS_PER_ARTICLE = 10;
/** Rounds in which the same paragraph is shared, so that people also type beside the text of an earlier round. */
const ROUNDS_PER_SHARED_PARAGRAPH = 2;

const SHARED_PARAGRAPHS = Array.from(
  { length: ROUNDS_PER_ARTICLE / ROUNDS_PER_SHARED_PARAGRAPH },
  (_, at) => `Shared ${at}:`,
);

/** The paragraphs with which each article begins. At the end of a shared one, one person types directly and one suggests. */
export const FIRST_PARAGRAPHS = ['Direct:', 'Passages:', ...SHARED_PARAGRAPHS];

/** The number of the paragraph that is shared in a round of an article. */
export const sharedParagraph = (round: number): number =>
  FIRST_PARAGRAPHS.indexOf('Shared 0:') +
  Math.floor((round % ROUNDS_PER_ARTICLE) / ROUNDS_PER_SHARED_PARAGRAPH);

/** The text of an article, by the person who types it. */
export type DocumentTexts = Record<'direct' | 'passages' | 'replying' | 'suggested', string>;

/** @throws if direct text or an insertion is where nobody types it */
export function documentTexts({ content = [] }: BodyNode): DocumentTexts {
  const isInsertion = ({ marks = [] }: BodyNode) => marks.some(({ type }) => type === 'insertion');
  const join = (nodes: BodyNode[]) => nodes.map(({ text = '' }) => text).join('');
  const paragraphs = content.map((block) => block.content ?? []);
  const plain = paragraphs.map((nodes) => join(nodes.filter((node) => !isInsertion(node))));
  const inserted = paragraphs.map((nodes) => join(nodes.filter(isInsertion)));
  const [direct = '', passages = '', ...shared] = plain;
  const isInPlace =
    plain.length === FIRST_PARAGRAPHS.length &&
    shared.every((text, at) => text.startsWith(SHARED_PARAGRAPHS[at] ?? '')) &&
    inserted.slice(0, 2).every((text) => text === '');
  if (!isInPlace) throw new Error(`Text is where nobody typed it: ${JSON.stringify(content)}`);
  const replying = shared.map((text, at) => text.slice(SHARED_PARAGRAPHS[at]?.length)).join('');
  return { direct, passages, replying, suggested: inserted.join('') };
}

type ProseMirrorNode = { toJSON(): BodyNode };
type WatchedElement = HTMLElement & {
  pmViewDesc: { node: ProseMirrorNode };
  documentShownAsSaved?: ProseMirrorNode;
};

/** Makes the page note, every few milliseconds, the document that it shows as Saved. */
export const watchSavedDocument = (page: Page): Promise<void> =>
  bodyOfPage(page).evaluate((element) => {
    const body = element as WatchedElement;
    let before: ProseMirrorNode | undefined;
    setInterval(() => {
      // The status follows the document within one task, so it is that of a document that was shown one task before.
      if (before && document.querySelector('[data-saving="saved"]')) body.documentShownAsSaved = before;
      before = body.pmViewDesc.node;
    }, 20);
  });

/** The last document that a watched page showed as Saved. */
export const documentShownAsSaved = (page: Page): Promise<BodyNode | undefined> =>
  bodyOfPage(page).evaluate((element) => (element as WatchedElement).documentShownAsSaved?.toJSON());

/** The document that a page shows now. */
export const documentOfPage = (page: Page): Promise<BodyNode> =>
  bodyOfPage(page).evaluate((element) => (element as WatchedElement).pmViewDesc.node.toJSON());
