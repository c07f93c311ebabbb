/** Adds no `<html>`: the reader page inside writes its own, and the newsroom's layout does not apply. */
export { default } from '../(reader)/layout.ts';
