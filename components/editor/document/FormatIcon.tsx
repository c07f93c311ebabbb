import {
  Bold,
  Heading2,
  Heading3,
  Image,
  Italic,
  Languages,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  type LucideProps,
  MessageSquarePlus,
  PanelTop,
  Pilcrow,
  Quote,
  Radio,
  SeparatorHorizontal,
  Strikethrough,
  Subscript,
  Superscript,
  Table,
  TextQuote,
} from 'lucide-react';
import type { Format } from '#components/editor/blocks/blockControls.ts';

const icons: Record<Format['name'], LucideIcon> = {
  pullQuote: Quote,
  paragraph: Pilcrow,
  table: Table,
  entry: Radio,
  divider: SeparatorHorizontal,
  bulletList: List,
  orderedList: ListOrdered,
  blockquote: TextQuote,
  factBox: PanelTop,
  figure: Image,
  heading2: Heading2,
  heading3: Heading3,
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  superscript: Superscript,
  subscript: Subscript,
  link: Link,
  language: Languages,
  comment: MessageSquarePlus,
};

/** The icon of a format in the toolbar and the `/` menu. Apart from the formats, whose keys work before icons are loaded. */
export function FormatIcon({ name, ...look }: LucideProps & { name: Format['name'] }) {
  const Icon = icons[name];
  return <Icon {...look} />;
}
