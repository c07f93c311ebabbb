import type { ReactNode } from 'react';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';

/** The `article:` properties of a story. */
export type OpenGraphStory = {
  publishedAt: Date;
  modifiedAt: Date;
  section?: string | undefined;
  topics: string[];
  /** the addresses of the authors' pages, from the root */
  authors: string[];
};

/** The properties that every page has. */
export type Framed = Pick<PageProps, 'frame' | 'facts'>;

export type Alternate = { language: Language; path: string };

export type PageProps = {
  frame: PaperFrame;
  facts: PageFacts;
  /** without the paper's name */
  title: string | null;
  description: string;
  /** the canonical address, from the root; null where a page must not be indexed */
  path: string | null;
  /** the same page in other languages */
  alternates?: Alternate[];
  image?: { url: string; type: string; width: number; height: number; alt: string } | null;
  kind?: 'website' | 'article' | 'profile';
  /** of an article: for other sites that show it */
  story?: OpenGraphStory;
  /** https://schema.org, one element each */
  linkedData?: object[];
  /** feeds of the page's list: RSS at `path`, JSON Feed at `json` */
  feeds?: { path: string; json?: string; title: string }[];
  /** the slug of the section that the navigation marks as the current one */
  section?: string;
  isFront?: boolean;
  /** the first element of a page that is not for all readers */
  banner?: ReactNode;
  children: ReactNode;
};
