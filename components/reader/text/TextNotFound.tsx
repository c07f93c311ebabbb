import { Instant } from '#components/reader/parts/Times.tsx';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { TextPage } from './TextPage.tsx';
import { cutToBytes } from './textBytes.ts';
import { availableContentBytes } from './textFraming.ts';

type Props = { frame: PaperFrame; facts: PageFacts };

/** The page for an address without content; also for the addresses of drafts and embargoed stories. */
export function TextNotFound({ frame, facts }: Props) {
  const t = translatorFor(frame.language);
  return (
    <TextPage frame={frame} facts={{ ...facts, status: 404 }} title={t('lost.title')} path={null}>
      <h1>{t('lost.heading')}</h1>
      <p>{t('lost.text')}</p>
    </TextPage>
  );
}

/** The public notice in place of a withdrawn story. */
export function TextWithdrawn({ frame, facts, notice, at }: Props & { notice: string; at: Date }) {
  const t = translatorFor(frame.language);
  const framing = { frame, title: t('withdrawn.title'), path: null };
  return (
    <TextPage {...framing} facts={{ ...facts, status: 410, lastModified: at }}>
      <h1>{t('withdrawn.heading')}</h1>
      <p>
        {t('withdrawn.at')} <Instant frame={frame} at={at} />
      </p>
      <p>{t('withdrawn.text')}</p>
      <blockquote>
        <p>{cutToBytes(notice, availableContentBytes(framing))}</p>
      </blockquote>
    </TextPage>
  );
}
