/**
 * Drizzle's query builder. Everything imports it from here: each import of `drizzle-orm` costs a Node process more than
 * a millisecond, for parsing the package's 180 kB `package.json`.
 */
export * from 'drizzle-orm';
