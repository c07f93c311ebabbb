/**
 * Drizzle's query builder. All code imports it from this file: each direct import of `drizzle-orm` costs a Node process
 * more than a millisecond, for parsing the package's 180 kB `package.json`.
 */
export * from 'drizzle-orm';
