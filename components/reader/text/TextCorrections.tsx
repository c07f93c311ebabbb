import { NoticeChanges, NoticeEvents, WithdrawnSince } from '#components/reader/parts/Notices.tsx';
import { Instant } from '#components/reader/parts/Times.tsx';
import { localAddress } from '#components/reader/readerFrame.ts';
import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import type { Correction } from '#editorial/readerQueries/correctionList.ts';
import type { PageOfItems } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, inOtherLanguages } from '#publishing/addresses.ts';
import { noticeName } from '#publishing/noticeText.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';
import { fitPage, shortPath } from './paging.ts';
import { NextPageLink, TextPage } from './TextPage.tsx';
import { bytesOfTexts, cutToBytes, MAX_NAME_BYTES } from './textBytes.ts';
import { availableContentBytes, type Framing } from './textFraming.ts';

type Props = { frame: PaperFrame; facts: PageFacts; page: PageOfItems<Correction>; before?: string };

export function TextCorrections({ frame, facts, page, before }: Props) {
  const t = translatorFor(frame.language);
  const textPath = inEdition(TEXT_EDITION, pathOf('corrections'));
  const path = localAddress(frame, pathOf('corrections'), { before });
  const alternates = inOtherLanguages(frame, textPath);
  const framing: Framing = { frame, title: t('corrections.title'), path, alternates };
  const availableBytes = availableContentBytes(framing);
  const items = page.items.map((correction) => cutCorrection(correction, availableBytes));
  const { shown, next } = fitPage({ ...page, items }, items.map(bytesOfCorrection), availableBytes);
  const older = next && localAddress(frame, textPath, { before: next });
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{t('corrections.title')}</h1>
      {items.length === 0 && <p>{t('corrections.empty')}</p>}
      {shown.map((each) => (
        <TextCorrection key={`${each.articleId} ${each.number}`} frame={frame} correction={each} />
      ))}
      <NextPageLink path={older} text={t('corrections.older')} />
    </TextPage>
  );
}

function TextCorrection({ frame, correction }: { frame: PaperFrame; correction: Correction }) {
  if (correction.is === 'withdrawn') {
    const kind = noticeName({ kind: correction.kind, holds: true }, frame.language);
    return (
      <article>
        <h2>{translatorFor(frame.language)('corrections.withdrawnStory')}</h2>
        <p>
          {kind}, <Instant frame={frame} at={correction.at} />
          <br />
          <WithdrawnSince frame={frame} at={correction.withdrawnAt} />
        </p>
      </article>
    );
  }
  const { language } = correction;
  const spoken = { ...frame, language };
  return (
    <article {...spokenIn(language, frame)}>
      <h2>
        <a href={shortPath(articlePath(correction.slug))}>{correction.headline}</a>
      </h2>
      <p>
        {noticeName(correction, language)}, <Instant frame={spoken} at={correction.at} />
        <br />
        {correction.note}
      </p>
      <NoticeChanges frame={spoken} changes={correction.changes} />
      <NoticeEvents frame={spoken} notice={correction} />
    </article>
  );
}

/** Bytes of the tags, kind and time of a correction, and of each of its notes, later events or changes. */
const CORRECTION_BYTES = 500;
const NOTE_BYTES = 500;

type PublishedCorrection = Extract<Correction, { is: 'published' }>;

function bytesOfCorrection(correction: Correction): number {
  if (correction.is === 'withdrawn') return CORRECTION_BYTES;
  const { headline, slug, note, changes, events } = correction;
  const notes = [note, ...[...changes, ...events].map((each) => each.note)];
  return CORRECTION_BYTES + bytesOfTexts([headline, slug, ...notes]) + NOTE_BYTES * notes.length;
}

/** Cuts the notes of a correction that is longer than a page, each to an equal share. The story's pages have all. */
function cutCorrection(correction: Correction, availableBytes: number): Correction {
  if (correction.is !== 'published' || bytesOfCorrection(correction) <= availableBytes) return correction;
  const most = Math.floor(availableBytes / 2 / NOTE_BYTES);
  const fewer = {
    ...correction,
    headline: cutToBytes(correction.headline, MAX_NAME_BYTES),
    events: correction.events.slice(0, most),
    changes: correction.changes.slice(0, most),
  };
  const fixed = bytesOfCorrection(mapNotes(fewer, () => ''));
  const noteCount = 1 + fewer.events.length + fewer.changes.length;
  const share = Math.max(60, Math.floor((availableBytes - fixed) / noteCount));
  return mapNotes(fewer, (note) => cutToBytes(note, share));
}

function mapNotes(correction: PublishedCorrection, change: (note: string) => string): PublishedCorrection {
  const changed = <Noted extends { note: string }>(noted: Noted) => ({ ...noted, note: change(noted.note) });
  const { events, changes } = correction;
  return { ...changed(correction), events: events.map(changed), changes: changes.map(changed) };
}
