import type { ReactNode } from 'react';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';

/** What `article:` properties say of a story. */
export type OpenGraphStory = {
  publishedAt: Date;
  modifiedAt: Date;
  section?: string | undefined;
  topics: string[];
  /** the addresses of the authors' pages, from the root */
  authors: string[];
};

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
  /** of an article: what other sites are told when somebody shows it there */
  story?: OpenGraphStory;
  /** https://schema.org, one element each */
  linkedData?: object[];
  /** what lies at `path`, as RSS and, where there is one, as JSON Feed */
  feeds?: { path: string; json?: string; title: string }[];
  /** the section that the navigation marks */
  section?: string;
  isFront?: boolean;
  /** stands before everything else, on a page that is not for all readers */
  banner?: ReactNode;
  children: ReactNode;
};
