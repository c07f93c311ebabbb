import { renderBody } from '#body/renderBody.ts';
import { NoticeChanges, NoticeEvents, timeIn, WithdrawnSince } from '#components/reader/parts/Notices.tsx';
import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import type { AboutPage } from '#editorial/readerQueries/aboutPages.ts';
import type { Correction } from '#editorial/readerQueries/correctionList.ts';
import type { Front } from '#editorial/readerQueries/liveFront.ts';
import type { PageOfItems as Listed, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import {
  address,
  articlePath,
  inOtherLanguages,
  languageParameter,
  sectionPath,
} from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import { noticeName } from '#publishing/noticeText.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { fitFront } from './frontFit.ts';
import { countWithin, shortPath, splitBody } from './paging.ts';
import { type Framing, framingBytes, TextPage } from './TextPage.tsx';
import { bytesOfStory, TextStories } from './TextStories.tsx';
import { bytesOfText, cutToBytes, MAX_PAGE_BYTES } from './textBytes.ts';

type Props = { frame: PaperFrame; facts: PageFacts };

/** Heading, links and tags round a list. */
const AROUND_BYTES = 700;

const roomIn = (framing: Framing): number => MAX_PAGE_BYTES - framingBytes(framing) - AROUND_BYTES;

export function TextFront({ frame, facts, front }: Props & { front: Front }) {
  const { language } = frame;
  const t = translatorFor(language);
  const spoken = languageParameter(frame, language);
  const framing: Framing = { frame, title: null, path: address('/', { language: spoken }) };
  const banner = front.banner && { ...front.banner, text: cutToBytes(front.banner.text, MAX_NAME_BYTES) };
  const told = banner ? bytesOfText(banner.text) + bytesOfText(banner.slug ?? '') + 120 : 0;
  const { top, withStandfirst, sections } = fitFront(front, frame, roomIn(framing) - told);
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{t('front.title')}</h1>
      {banner && (
        <p>
          <strong>{t('front.breaking')}</strong>{' '}
          {banner.slug ? <a href={shortPath(articlePath(banner.slug))}>{banner.text}</a> : banner.text}
        </p>
      )}
      {top.length === 0 && <p>{t('front.emptyText')}</p>}
      <TextStories frame={frame} stories={top} hasStandfirst={(story) => withStandfirst.has(story)} />
      {sections.map(({ slug, name, stories }) => (
        <section key={slug} aria-labelledby={`section-${slug}`}>
          <h2 id={`section-${slug}`}>
            <a href={address(shortPath(sectionPath(slug)), { language: spoken })}>{name}</a>
          </h2>
          <TextStories frame={frame} stories={stories} />
        </section>
      ))}
    </TextPage>
  );
}

/** A name or a banner that is longer is cut. */
const MAX_NAME_BYTES = 1_300;

/** The first of a list, as many as there is room for, and where the next page begins. */
function fitting<Item>(
  page: Listed<Item>,
  bytes: number[],
  room: number,
): { shown: Item[]; next: string | null } {
  const count = countWithin(bytes, room);
  const isCut = count < page.items.length;
  return { shown: page.items.slice(0, count), next: isCut ? (page.after?.[count - 1] ?? null) : page.before };
}

type List = Props & {
  name: string;
  path: string;
  stories: Listed<Teaser>;
  before?: string;
  isSection: boolean;
};

/** A section's, a topic's or an author's stories. */
export function TextList({ frame, facts, name, path, stories, before, isSection }: List) {
  const t = translatorFor(frame.language);
  const parameters = { language: languageParameter(frame, frame.language) };
  const framing: Framing = {
    frame,
    title: name,
    path: address(path, { ...parameters, before }),
    alternates: isSection ? inOtherLanguages(frame, shortPath(path)) : [],
  };
  const heading = cutToBytes(name, MAX_NAME_BYTES);
  const { shown, next } = fitting(stories, stories.items.map(bytesOfStory), roomIn(framing) - MAX_NAME_BYTES);
  const older = next && address(shortPath(path), { ...parameters, before: next });
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{heading}</h1>
      {stories.items.length === 0 && <p>{t('list.empty')}</p>}
      <TextStories frame={frame} stories={shown} />
      {older && (
        <p>
          <a rel="next" href={older}>
            {t('list.older')}
          </a>
        </p>
      )}
    </TextPage>
  );
}

export function TextCorrections({
  frame,
  facts,
  page,
  before,
}: Props & { page: Listed<Correction>; before?: string }) {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const framing: Framing = {
    frame,
    title: t('corrections.title'),
    path: address(pathOf('corrections'), { language, before }),
    alternates: inOtherLanguages(frame, inEdition(TEXT_EDITION, pathOf('corrections'))),
  };
  const room = roomIn(framing);
  const cut = page.items.map((each) => cutCorrection(each, room));
  const { shown, next } = fitting({ ...page, items: cut }, cut.map(bytesOfCorrection), room);
  const older = next && address(inEdition(TEXT_EDITION, pathOf('corrections')), { language, before: next });
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{t('corrections.title')}</h1>
      {page.items.length === 0 && <p>{t('corrections.empty')}</p>}
      {shown.map((each) => (
        <TextCorrection key={`${each.articleId} ${each.number}`} frame={frame} correction={each} />
      ))}
      {older && (
        <p>
          <a rel="next" href={older}>
            {t('corrections.older')}
          </a>
        </p>
      )}
    </TextPage>
  );
}

function TextCorrection({ frame, correction }: { frame: PaperFrame; correction: Correction }) {
  const language = correction.is === 'told' ? correction.language : frame.language;
  const t = translatorFor(language);
  const telling = { language, zone: frame.paper.zone };
  if (correction.is === 'withdrawn')
    return (
      <article>
        <h2>{t('corrections.withdrawnStory')}</h2>
        <p>
          {noticeName({ kind: correction.kind, holds: true }, language)}, {timeIn(telling)(correction.at)}
          <br />
          <WithdrawnSince {...telling} at={correction.withdrawnAt} />
        </p>
      </article>
    );
  return (
    <article {...spokenIn(language, frame)}>
      <h2>
        <a href={shortPath(articlePath(correction.slug))}>{correction.headline}</a>
      </h2>
      <p>
        {noticeName(correction, language)}, {timeIn(telling)(correction.at)}
        <br />
        {correction.note}
      </p>
      <NoticeChanges {...telling} changes={correction.changes} />
      <NoticeEvents {...telling} notice={correction} />
    </article>
  );
}

/** Tags, kinds and times of a correction; and of what became of it, or what it changed. */
const CORRECTION_BYTES = 500;
const EVENT_BYTES = 500;

const notesOf = (correction: Correction): string[] =>
  correction.is === 'told'
    ? [correction.note, ...[...correction.changes, ...correction.events].map(({ note }) => note)]
    : [];

const bytesOfCorrection = (correction: Correction): number =>
  CORRECTION_BYTES +
  (correction.is === 'told' ? bytesOfText(correction.headline) + bytesOfText(correction.slug) : 0) +
  notesOf(correction).reduce((sum, note) => sum + EVENT_BYTES + bytesOfText(note), 0);

/** One whose notes would not fit on a page by themselves: each is cut to its share. The story's own pages have them whole. */
function cutCorrection(correction: Correction, room: number): Correction {
  if (correction.is !== 'told' || bytesOfCorrection(correction) <= room) return correction;
  const most = Math.floor(room / 2 / EVENT_BYTES);
  const [events, changes] = [correction.events.slice(0, most), correction.changes.slice(0, most)];
  const headline = cutToBytes(correction.headline, MAX_NAME_BYTES);
  const told = { ...correction, headline, events, changes };
  const fixed = bytesOfCorrection({ ...told, note: '', ...emptied(told) });
  const share = Math.max(60, Math.floor((room - fixed) / (1 + events.length + changes.length)));
  const cut = <Noted extends { note: string }>(each: Noted): Noted => ({
    ...each,
    note: cutToBytes(each.note, share),
  });
  return { ...cut(told), events: events.map(cut), changes: changes.map(cut) };
}

const emptied = ({ events, changes }: Extract<Correction, { is: 'told' }>) => ({
  events: events.map((each) => ({ ...each, note: '' })),
  changes: changes.map((each) => ({ ...each, note: '' })),
});

export function TextAbout({ frame, facts, page }: Props & { page: AboutPage }) {
  const t = translatorFor(frame.language);
  const { language } = frame;
  const framing: Framing = {
    frame,
    title: page.title,
    path: address(`/${page.path}`, { language: languageParameter(frame, language) }),
    alternates: inOtherLanguages(frame, inEdition(TEXT_EDITION, `/${page.path}`)),
  };
  const parts = splitBody(page.body, roomIn(framing) - bytesOfText(page.title));
  const [shown] = parts;
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{page.title}</h1>
      {shown && renderBody(shown, { language, pictures: {} })}
      {parts.length > 1 && (
        <p>
          <a href={`/${page.path}`}>{t('text.full')}</a>
        </p>
      )}
    </TextPage>
  );
}

/** Drafts and embargoed stories are answered by exactly this too. */
export function TextLost({ frame, facts }: Props) {
  const t = translatorFor(frame.language);
  return (
    <TextPage frame={frame} facts={{ ...facts, status: 404 }} title={t('lost.title')} path={null}>
      <h1>{t('lost.heading')}</h1>
      <p>{t('lost.text')}</p>
    </TextPage>
  );
}

/** The public notice in place of a story that was withdrawn. */
export function TextWithdrawn({ frame, facts, notice, at }: Props & { notice: string; at: Date }) {
  const t = translatorFor(frame.language);
  return (
    <TextPage
      frame={frame}
      facts={{ ...facts, status: 410, lastModified: at }}
      title={t('withdrawn.title')}
      path={null}
    >
      <h1>{t('withdrawn.heading')}</h1>
      <p>
        {t('withdrawn.at')}{' '}
        <time dateTime={at.toISOString()}>{instantText(at, frame.language, frame.paper.zone)}</time>
      </p>
      <p>{t('withdrawn.text')}</p>
      <blockquote>
        <p>{cutToBytes(notice, roomIn({ frame, title: t('withdrawn.title'), path: null }))}</p>
      </blockquote>
    </TextPage>
  );
}
