/** Drizzle's table definitions, re-exported for the reason in `query.ts`. */
export * from 'drizzle-orm/pg-core';
