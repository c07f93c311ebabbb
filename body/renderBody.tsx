import type { MarkProps, NodeProps } from '@tiptap/static-renderer';
import { renderJSONContentToReactElement } from '@tiptap/static-renderer/json/react';
import type { ReactNode } from 'react';
import { headings } from './bodyText.ts';
import type { Body, BodyMark, BodyNode } from './bodyTypes.ts';
import { isFitHref } from './href.ts';
import { isNumbering, type Numbering } from './listNumbering.ts';
import { entriesOf, type LiveStoryEntry } from './liveEntries.ts';
import { onPhones, type PictureToRender, PictureView } from './pictureView.tsx';

export { onPhones, type PictureToRender, PictureView };

export type Rendering = {
  language: string;
  /** every picture that the body may show, by asset id; a figure without its picture is left out */
  pictures: Record<string, PictureToRender>;
  /** an entry's time as its place writes it; without it, in UTC */
  timeText?: (at: Date) => string;
};

type AtNode = NodeProps<BodyNode, ReactNode | ReactNode[]>;
type AtMark = MarkProps<BodyMark, ReactNode | ReactNode[], BodyNode>;

/** A checked body as React nodes. Needs no DOM; throws at what the schema does not know. */
export function renderBody(body: Body, rendering: Rendering): ReactNode {
  const { language, pictures } = rendering;
  const entries = new Map(entriesOf(body).map((entry) => [entry.node, entry]));
  const names = new Map(headings(body).map(({ node, id }) => [node, id]));
  const render = renderJSONContentToReactElement<BodyMark, BodyNode>({
    nodeMapping: {
      doc: ({ children }: AtNode) => <>{children}</>,
      text: ({ node }: AtNode) => node.text,
      hardBreak: () => <br />,
      paragraph: ({ node, children }: AtNode) => (node.content?.length ? <p>{children}</p> : null),
      heading: ({ node, children }: AtNode) => {
        const Heading = headingOf(node.attrs?.level);
        return node.content?.length ? <Heading id={names.get(node)}>{children}</Heading> : null;
      },
      bulletList: ({ children }: AtNode) => <ul>{children}</ul>,
      orderedList: ({ node, children }: AtNode) => (
        <ol start={startOf(node)} type={numberingOf(node)}>
          {children}
        </ol>
      ),
      listItem: ({ children }: AtNode) => <li>{children}</li>,
      blockquote: ({ children }: AtNode) => <blockquote>{children}</blockquote>,
      pullQuote: ({ children }: AtNode) => (
        <blockquote className="pull-quote">
          <p>{children}</p>
        </blockquote>
      ),
      figure: ({ node }: AtNode) => <Figure node={node} pictures={pictures} language={language} />,
      entry: ({ node, children }: AtNode) => (
        <EntryView entry={entries.get(node)} rendering={rendering}>
          {children}
        </EntryView>
      ),
    },
    markMapping: {
      bold: ({ children }: AtMark) => <strong>{children}</strong>,
      italic: ({ children }: AtMark) => <em>{children}</em>,
      link: ({ mark, children }: AtMark) => <Anchor href={mark.attrs?.href}>{children}</Anchor>,
    },
    unhandledNode: ({ node }: AtNode) => {
      throw new Error(`A body cannot hold a ${node.type}`);
    },
    unhandledMark: ({ mark }: AtMark) => {
      throw new Error(`A body cannot hold the mark ${mark.type}`);
    },
  });
  return render({ content: body });
}

function headingOf(level: unknown): 'h2' | 'h3' | 'h4' {
  return level === 3 ? 'h3' : level === 4 ? 'h4' : 'h2';
}

function startOf(node: BodyNode): number | undefined {
  const start = Number(node.attrs?.start ?? 1);
  return start === 1 ? undefined : start;
}

function numberingOf(node: BodyNode): Numbering | undefined {
  const numbering = node.attrs?.type;
  return isNumbering(numbering) && numbering !== '1' ? numbering : undefined;
}

function Anchor({ href, children }: { href: unknown; children: ReactNode }) {
  if (!isFitHref(href)) throw new Error('A body cannot hold that link'); // checked long before: a second lock
  const outward = /^https?:/i.test(href);
  return (
    <a href={href} rel={outward ? 'external noopener' : undefined}>
      {children}
    </a>
  );
}

type EntryProps = { entry: LiveStoryEntry | undefined; rendering: Rendering; children: ReactNode };

/** The time is the link to the entry itself. */
function EntryView({ entry, rendering: { timeText = inUtc }, children }: EntryProps) {
  if (!entry) throw new Error('An entry stands in the story itself');
  return (
    <article className="entry" id={entry.id}>
      <p className="entry-time">
        <a href={`#${entry.id}`}>
          <time dateTime={entry.at.toISOString()}>{timeText(entry.at)}</time>
        </a>
      </p>
      {children}
    </article>
  );
}

const inUtc = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function Figure({ node, pictures, language }: Rendering & { node: BodyNode }) {
  const picture = pictures[String(node.attrs?.asset)];
  if (!picture) return null;
  const said = (what: 'alt' | 'caption' | 'credit') => String(node.attrs?.[what] || picture[what]);
  const caption = said('caption');
  const credit = said('credit');
  return (
    <figure>
      <PictureView
        picture={picture}
        alt={said('alt')}
        sizes={`${onPhones(92)}, (min-width: 48rem) 40rem, 92vw`}
      />
      {(caption || credit) && (
        <figcaption>
          {caption}
          {caption && credit && (language.startsWith('zh') ? '　' : ' ')}
          {credit && <span className="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
