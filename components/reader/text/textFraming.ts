import type { Alternate } from '#components/reader/pages/pageProps.ts';
import { localAddress, sectionName } from '#components/reader/readerFrame.ts';
import { inEdition, TEXT_EDITION } from '#contracts/routes.ts';
import { inOtherLanguages, sectionPath } from '#publishing/addresses.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { xmlLine } from '#publishing/xmlText.ts';
import { countWithin, shortPath } from './paging.ts';
import { bytesOfText, bytesOfTexts, cutToBytes, MAX_PAGE_BYTES } from './textBytes.ts';

/** Everything on a page except its content: its head, header and footer. */
export type Framing = {
  frame: PaperFrame;
  title: string | null;
  /** the canonical address, from the root; null for a page without content */
  path: string | null;
  /** the address of the full page, if it has no canonical address */
  full?: string;
  alternates?: Alternate[];
};

/** Maximum bytes of the title, of the links to sections, and of the links to pages about the paper. */
const MAX_TITLE_BYTES = 300;
const MAX_SECTIONS_BYTES = 2_000;
const MAX_ABOUT_BYTES = 1_000;
/** Bytes of tags, styles and fixed texts. */
const FIXED_BYTES = 1_050;
/** Bytes of the heading, links and tags around a list. */
const AROUND_BYTES = 700;

export const pageTitle = ({ frame, title }: Pick<Framing, 'frame' | 'title'>): string => {
  const name = paperName(frame);
  return cutToBytes(title ? `${xmlLine(title)} · ${name}` : name, MAX_TITLE_BYTES);
};

/** The address of the full page. */
export const fullAddress = ({ full, path }: Pick<Framing, 'full' | 'path'>): string =>
  full ?? decodeURI(path ?? '/');

/** The page, or the edition's front page, in the other languages: addresses by language. */
export const inOthers = ({ frame, alternates = [] }: Pick<Framing, 'frame' | 'alternates'>) =>
  new Map(
    [...inOtherLanguages(frame, TEXT_EDITION), ...alternates].map((each) => [each.language, each.path]),
  );

type PaperLink = { path: string; name: string };
const bytesOfLink = ({ path, name }: PaperLink): number => bytesOfText(path) + bytesOfText(name) + 50;
const fitLinks = (links: PaperLink[], most: number): PaperLink[] =>
  links.slice(0, countWithin(links.map(bytesOfLink), most));

/** Links to the sections and the pages about the paper, within their limits; the full page links to all. */
export function paperLinks(frame: PaperFrame): Record<'sections' | 'about', PaperLink[]> {
  const { paper, language } = frame;
  const sections = paper.sections.map((section) => ({
    path: localAddress(frame, shortPath(sectionPath(section.slug))),
    name: cutToBytes(sectionName(frame, section), MAX_TITLE_BYTES),
  }));
  const about = (paper.about ?? []).map(({ path, titles }) => ({
    path: localAddress(frame, inEdition(TEXT_EDITION, `/${path}`)),
    name: cutToBytes(titles[language] ?? titles[paper.language] ?? `/${path}`, MAX_TITLE_BYTES),
  }));
  return { sections: fitLinks(sections, MAX_SECTIONS_BYTES), about: fitLinks(about, MAX_ABOUT_BYTES) };
}

/** Maximum bytes of the framing as it is served. */
export function framingBytes(framing: Framing): number {
  const { frame, path } = framing;
  const { sections, about } = paperLinks(frame);
  const links = [...sections, ...about].reduce((sum, link) => sum + bytesOfLink(link), 0);
  const others = [...inOthers(framing).values()];
  const canonical = path === null ? 0 : bytesOfText(new URL(path, frame.siteUrl).href);
  const texts = [pageTitle(framing), paperName(frame), fullAddress(framing), ...others];
  return FIXED_BYTES + links + bytesOfTexts(texts) + others.length * 80 + canonical;
}

/** Bytes for the content of a page with a heading. */
export const availableContentBytes = (framing: Framing): number =>
  MAX_PAGE_BYTES - framingBytes(framing) - AROUND_BYTES;
