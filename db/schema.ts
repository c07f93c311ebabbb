/** Every table, by subject. Drizzle Kit reads this to write migrations. */
export * from './schema/about.ts';
export * from './schema/articles.ts';
export * from './schema/assets.ts';
export * from './schema/coverage.ts';
export * from './schema/drafts.ts';
export * from './schema/effects.ts';
export * from './schema/filing.ts';
export * from './schema/fronts.ts';
export * from './schema/ids.ts';
export * from './schema/ledger.ts';
export * from './schema/packages.ts';
export * from './schema/people.ts';
export * from './schema/record.ts';
export * from './schema/related.ts';
export * from './schema/releases.ts';
export * from './schema/series.ts';
export * from './schema/sharing.ts';
