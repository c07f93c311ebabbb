import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { article } from './articles.ts';
import { deletedAt, foreignKey, identity, instantColumn } from './columns.ts';
import { front, frontRelease } from './fronts.ts';
import type { PackageId } from './ids.ts';
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
    createdBy: foreignKey('created_by', () => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    /** when it was last released or scheduled; null: never */
    releasedAt: instantColumn('released_at'),
    deletedAt: deletedAt(),
    deletedBy: foreignKey('deleted_by', () => user.id),
  },
  (table) => [index('package_bin').on(table.deletedAt).where(sql`${table.deletedAt} is not null`)],
);

/** An article or a front that a package will release. */
export const packageItem = pgTable(
  'package_item',
  {
    id: identity<number>(),
    packageId: foreignKey('package_id', () => releasePackage.id).notNull(),
    articleId: foreignKey('article_id', () => article.id),
    frontId: foreignKey('front_id', () => front.id),
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
    packageId: foreignKey('package_id', () => releasePackage.id).notNull(),
    releaseId: foreignKey('release_id', () => release.id).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.packageId, table.releaseId] }),
    index('package_release_release').on(table.releaseId),
  ],
);

export const packageFrontRelease = pgTable(
  'package_front_release',
  {
    packageId: foreignKey('package_id', () => releasePackage.id).notNull(),
    frontReleaseId: foreignKey('front_release_id', () => frontRelease.id).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.packageId, table.frontReleaseId] }),
    index('package_front_release_release').on(table.frontReleaseId),
  ],
);
