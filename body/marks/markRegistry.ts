import { boldMark } from './bold.ts';
import { italicMark } from './italic.ts';
import { languageMark } from './language.ts';
import { linkMark } from './link.ts';
import type { MarkType } from './markType.ts';
import { strikeMark } from './strike.ts';
import { subscriptMark } from './subscript.ts';
import { superscriptMark } from './superscript.ts';

/**
 * All types of marks, in their canonical order: a body that is hashed has its marks in it. The order is part of the format
 * of releases. A new mark is appended; no mark is ever moved.
 */
const registered = [
  linkMark,
  boldMark,
  italicMark,
  strikeMark,
  subscriptMark,
  superscriptMark,
  languageMark,
] as const;

export type MarkName = (typeof registered)[number]['name'];

export const markTypes: readonly MarkType<MarkName>[] = registered;

const byName = new Map<string, MarkType<MarkName>>(markTypes.map((mark) => [mark.name, mark]));

/** Undefined for a mark that a body cannot hold. */
export const markTypeOf = (name: string): MarkType<MarkName> | undefined => byName.get(name);
