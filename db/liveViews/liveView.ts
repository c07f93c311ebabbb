import { type PgColumnBuilderBase, pgSchema, text } from '#db/pgCore.ts';

/** The schema of the live views. Readers' code uses nothing else, and its database role may select nothing else. */
const live = pgSchema('live');

/** Describes a live view, which a migration has created. */
export const liveView = <Name extends string, Columns extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: Columns,
) => live.view(name, columns).existing();

/** Describes a live view of former slugs. */
export const formerSlugView = <Name extends string>(name: Name) =>
  liveView(name, { slug: text('slug').notNull(), movedTo: text('moved_to').notNull() });
