import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { deletedAt, identity, instantColumn, reference } from './columns.ts';
import { front, frontRelease } from './fronts.ts';
import type { ArticleId, FrontId, FrontReleaseId, PackageId, ReleaseId, UserId } from './ids.ts';
import { user } from './people.ts';
import { release, releaseKinds } from './releases.ts';
import type { LocalizedNames } from './taxonomy.ts';

/** Articles and fronts that are released together, in one transaction, or not at all. */
export const releasePackage = pgTable(
  'package',
  {
    id: identity<PackageId>(),
    name: text('name').notNull(),
    /** the title that readers see above the package's stories, by language; empty: no title */
    titles: jsonb('titles').$type<LocalizedNames>().notNull().default({}),
    version: integer('version').notNull().default(1),
    createdBy: reference<UserId>('created_by').references(() => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    /** when it was last released or scheduled; null: never */
    releasedAt: instantColumn('released_at'),
    deletedAt: deletedAt(),
    deletedBy: reference<UserId>('deleted_by').references(() => user.id),
  },
  (table) => [index('package_bin').on(table.deletedAt).where(sql`${table.deletedAt} is not null`)],
);

/** What a package will release: an article or a front. */
export const packageItem = pgTable(
  'package_item',
  {
    id: identity<number>(),
    packageId: reference<PackageId>('package_id')
      .notNull()
      .references(() => releasePackage.id),
    articleId: reference<ArticleId>('article_id').references(() => article.id),
    frontId: reference<FrontId>('front_id').references(() => front.id),
    position: integer('position').notNull(),
    /** null: first release or update, decided at release */
    kind: text('kind', { enum: releaseKinds }),
    readerNote: text('reader_note').notNull().default(''),
  },
  (table) => [
    uniqueIndex('package_item_article').on(table.packageId, table.articleId),
    uniqueIndex('package_item_front').on(table.packageId, table.frontId),
    index('package_item_of').on(table.articleId),
    check('package_item_one', sql`num_nonnulls(${table.articleId}, ${table.frontId}) = 1`),
  ],
);

/** The releases that were scheduled together: rescheduling one reschedules all. */
export const packageRelease = pgTable(
  'package_release',
  {
    packageId: reference<PackageId>('package_id')
      .notNull()
      .references(() => releasePackage.id),
    releaseId: reference<ReleaseId>('release_id')
      .notNull()
      .references(() => release.id),
  },
  (table) => [
    primaryKey({ columns: [table.packageId, table.releaseId] }),
    index('package_release_release').on(table.releaseId),
  ],
);

export const packageFrontRelease = pgTable(
  'package_front_release',
  {
    packageId: reference<PackageId>('package_id')
      .notNull()
      .references(() => releasePackage.id),
    frontReleaseId: reference<FrontReleaseId>('front_release_id')
      .notNull()
      .references(() => frontRelease.id),
  },
  (table) => [
    primaryKey({ columns: [table.packageId, table.frontReleaseId] }),
    index('package_front_release_release').on(table.frontReleaseId),
  ],
);
