/** Drizzle's table definitions, re-exported for the reason given in `query.ts`. */
export * from 'drizzle-orm/pg-core';
