import { gravestHold, type HoldReason, type KeptOut } from '#contracts/keptOut.ts';
import { languageOf } from '#editorial/search/searchWords.ts';
import type { MachineKeptOut, RelatedItem } from './formats/machineArticle.ts';
import { textOfMarkup } from './formats/markup.ts';
import { readMachineBody } from './machineBody.ts';
import { typesetArticle } from './typesetting.ts';
import type { WireArticle } from './wireArticle.ts';
import type { WrittenArticle } from './writtenArticle.ts';

/** Where a written article comes from, and the additional data of its format. */
export type WrittenSource = {
  key: string;
  /** number in its file, from 1; absent if unknown */
  line?: number;
  keptOut?: MachineKeptOut[];
  related?: RelatedItem[];
};

const statusHolds: Record<WrittenArticle['pubstatus'], HoldReason | null> = {
  usable: null,
  withheld: 'hold',
  canceled: 'kill',
};

/** Converts an article in our own JSON format to a story to import. Pure. */
export function readWritten(article: WrittenArticle, source: WrittenSource): WireArticle {
  const { key, line = 0, keptOut = [], related = [] } = source;
  const body = readMachineBody(article.body, { format: article.body_format, line });
  const plain = (text: string) => (body.isHtml ? decodeReferences(text) : text);
  const headline = plain(article.headline);
  const status = statusHolds[article.pubstatus];
  const passages = [...keptOut, ...related.map(asPassage)];
  return typesetArticle({
    key,
    line,
    headline,
    standfirst: plain(article.standfirst),
    topics: article.topics,
    authors: article.authors,
    section: article.section ?? null,
    language: article.language ?? languageOf(headline),
    releasedAt: article.released_at ?? null,
    embargoedUntil: article.embargoed ?? body.embargoedUntil,
    urgency: article.urgency ?? null,
    onFronts: article.on_fronts ?? null,
    typeset: 0,
    hold: gravestHold(status ? [...body.holds, status] : body.holds),
    blocks: body.blocks,
    keptOut: [...passages.map((passage) => ({ ...passage, line })), ...body.keptOut].map(cut),
    relatedTo: null,
    ...(article.id === undefined ? {} : { externalId: `import:${article.id}` }),
  });
}

/** Decodes character references in a plain-text field of an HTML document, such as `&amp;`. */
const decodeReferences = (text: string): string =>
  /&(?:#\w+|\w+);/.test(text) ? textOfMarkup(text.replaceAll('<', '&lt;')) : text;

const asPassage = ({ kind, name, uri }: RelatedItem) => ({
  kind: 'related' as const,
  text: [kind, name, uri].filter(Boolean).join(': '),
});

const cut = (passage: KeptOut): KeptOut => ({
  ...passage,
  text: passage.text.slice(0, 2_000).toWellFormed(),
});
