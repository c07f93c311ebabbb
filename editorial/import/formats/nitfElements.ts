import type { MachineKeptOut } from './machineArticle.ts';

const sameTags = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, name]));

/** HTML for NITF's blocks; `block` and the like are only containers. */
export const nitfBlocks: Record<string, string> = {
  ...sameTags('p ul ol li blockquote pre table thead tbody tfoot tr td th h2 h3'),
  hl1: 'h2',
  hl2: 'h2',
  hl3: 'h3',
  h1: 'h2',
  dl: 'ul',
  dt: 'li',
  dd: 'li',
  bq: 'blockquote',
};
/** Containers whose children are treated as if they had no parent. */
export const nitfContainers = new Set(
  'body.content block content div section nitf-table blockquote bq'.split(' '),
);
export const nitfInlines: Record<string, string> = {
  ...sameTags('em strong u sub sup'),
  b: 'strong',
  i: 'em',
};
export const nitfAsides: Record<string, MachineKeptOut['kind']> = {
  byline: 'byline',
  dateline: 'dateline',
  note: 'editors-note',
  copyrite: 'rights',
  distributor: 'service-line',
  tagline: 'service-line',
  datasource: 'service-line',
  fn: 'service-line',
  'nitf-table-metadata': 'service-line',
};
