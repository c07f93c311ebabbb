import type { ArticleId, AssetId, ReleaseId, SectionId } from '#db/schema/ids.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';

/** Slugs of the topics and authors whose pages and feeds list an article. */
export type InLists = { topics: string[]; authors: string[] };

/** An article as webhooks and subscribers receive it. */
export type AnnouncedArticle = {
  id: ArticleId;
  slug: string;
  language: Language;
  section: string | null;
  number: number;
};

export type OutboxEvent =
  | {
      is: 'release';
      article: AnnouncedArticle & { headline: string; standfirst: string; kind: ReleaseKind };
      releaseId: ReleaseId;
      sectionId: SectionId | null;
      releasedAt: Date;
      firstReleasedAt: Date;
      note: string;
      lists: InLists;
      /** it was scheduled before it began */
      embargoed: boolean;
      /** readers still see it */
      live: boolean;
    }
  | { is: 'withdrawal'; article: AnnouncedArticle; because: string; at: Date; lists: InLists }
  | {
      is: 'front';
      front: { id: number; section: string | null; language: Language; number: number };
      sectionId: SectionId | null;
      releasedAt: Date;
    };

/** The end of a picture's rights or of a banner. Caches must drop its pages; no webhook or email is sent. */
export type ExpiredEvent = { is: 'rights'; assetId: AssetId } | { is: 'banner'; sectionId: SectionId | null };
