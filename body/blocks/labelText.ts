import type { BodyNode } from '#body/bodyTypes.ts';
import { dataAttribute } from './blockType.ts';

/** An attribute with a text that people write, absent by default, so that bodies of earlier versions stay the same. */
export const optionalText = (name: string) => ({
  ...dataAttribute(name),
  default: null,
  validate: 'string|null',
  keepOnSplit: false,
});

/** The text of an attribute, on one line; empty if it is absent. */
export const labelText = ({ attrs }: BodyNode, name: string): string =>
  typeof attrs?.[name] === 'string' ? attrs[name].replace(/\s+/gu, ' ').trim() : '';

/** Whom a quotation is from, after a dash; empty if it is not said. */
export function attributionLine(quote: BodyNode, language = 'en'): string {
  const name = labelText(quote, 'attribution');
  if (name === '') return '';
  return language.startsWith('zh') ? `——${name}` : `— ${name}`;
}

export const withoutAttribute = (node: BodyNode, name: string): BodyNode => {
  const { [name]: _, ...attrs } = node.attrs ?? {};
  const { attrs: __, ...rest } = node;
  return Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest;
};
