import { languages } from '#contracts/languages.ts';
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { bytea, foreignKey, identity, instantColumn, tstzrange } from './columns.ts';
import type { ArticleId, FrontId, FrontReleaseId, SectionId } from './ids.ts';
import { user } from './people.ts';
import { section } from './taxonomy.ts';

/** A place on a front: the pinned story, or null for an automatic place (see `fillLayout`). */
export type FrontPlace = ArticleId | null;

export type FrontLayout = {
  /** the top of the page, lead story first */
  places: FrontPlace[];
  /** bands of sections in order; a section that is not listed has no band. Empty on section fronts */
  bands: { sectionId: SectionId; places: FrontPlace[] }[];
  /** the breaking-news banner; it ends at `until`, an ISO instant */
  banner: { text: string; articleId: ArticleId | null; until: string } | null;
};

/** The front page of a language, or of a section in a language, with its draft. */
export const front = pgTable(
  'front',
  {
    id: identity<FrontId>(),
    /** null: the front page itself */
    sectionId: foreignKey('section_id', () => section.id),
    language: text('language', { enum: languages }).notNull(),
    draft: jsonb('draft').$type<FrontLayout>().notNull(),
    /** counts changes of the draft, for compare-and-swap */
    version: integer('version').notNull().default(1),
    changedBy: foreignKey('changed_by', () => user.id),
    changedAt: instantColumn('changed_at').notNull().defaultNow(),
  },
  (table) => [unique('front_one').on(table.sectionId, table.language).nullsNotDistinct()],
);

export const frontReleaseKinds = ['first', 'update', 'take-back'] as const;

/** An immutable snapshot of a front, with the same guarantees as a release of an article. */
export const frontRelease = pgTable(
  'front_release',
  {
    id: identity<FrontReleaseId>(),
    frontId: foreignKey('front_id', () => front.id).notNull(),
    number: integer('number').notNull(),
    live: tstzrange('live').notNull(),
    kind: text('kind', { enum: frontReleaseKinds }).notNull(),
    layout: jsonb('layout').$type<FrontLayout>().notNull(),
    restores: integer('restores'),
    /** for staff */
    note: text('note').notNull().default(''),
    releasedAt: instantColumn('released_at').notNull(),
    releasedBy: foreignKey('released_by', () => user.id),
    /** the draft version that this snapshot contains */
    draftVersion: bigint('draft_version', { mode: 'number' }).notNull(),
    contentHash: bytea('content_hash').notNull(),
    previousHash: bytea('previous_hash'),
    enteredAt: instantColumn('entered_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('front_release_number')
      .on(table.frontId, table.number)
      .where(sql`not isempty(${table.live})`),
    index('front_release_begun').on(sql`greatest(lower(${table.live}), ${table.enteredAt})`, table.id),
    index('front_release_boundary').on(sql`lower(${table.live})`),
    check('front_release_first', sql`(${table.kind} = 'first') = (${table.number} = 1)`),
    check('front_release_hash', sql`octet_length(${table.contentHash}) = 32`),
  ],
);
