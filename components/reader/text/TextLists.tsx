import { renderBody } from '#body/renderBody.ts';
import { localAddress } from '#components/reader/readerFrame.ts';
import { inEdition, TEXT_EDITION } from '#contracts/routes.ts';
import type { AboutPage } from '#editorial/readerQueries/aboutPages.ts';
import type { PageOfItems, Teaser } from '#editorial/readerQueries/readerTypes.ts';
import { inOtherLanguages } from '#publishing/addresses.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { fitPage, shortPath, splitBody } from './paging.ts';
import { NextPageLink, TextPage } from './TextPage.tsx';
import { bytesOfStory, TextStories } from './TextStories.tsx';
import { bytesOfText, cutToBytes, MAX_NAME_BYTES } from './textBytes.ts';
import { availableContentBytes, type Framing } from './textFraming.ts';

type Props = { frame: PaperFrame; facts: PageFacts };

type List = Props & {
  name: string;
  path: string;
  stories: PageOfItems<Teaser>;
  before?: string;
  isSection: boolean;
};

/** The stories of a section, a topic or an author. */
export function TextList({ frame, facts, name, path, stories, before, isSection }: List) {
  const t = translatorFor(frame.language);
  const alternates = isSection ? inOtherLanguages(frame, shortPath(path)) : [];
  const framing: Framing = { frame, title: name, path: localAddress(frame, path, { before }), alternates };
  const availableBytes = availableContentBytes(framing) - MAX_NAME_BYTES;
  const { shown, next } = fitPage(stories, stories.items.map(bytesOfStory), availableBytes);
  const older = next && localAddress(frame, shortPath(path), { before: next });
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{cutToBytes(name, MAX_NAME_BYTES)}</h1>
      {stories.items.length === 0 && <p>{t('list.empty')}</p>}
      <TextStories frame={frame} stories={shown} />
      <NextPageLink path={older} text={t('list.older')} />
    </TextPage>
  );
}

export function TextAbout({ frame, facts, page }: Props & { page: AboutPage }) {
  const { language } = frame;
  const { title } = page;
  const path = `/${page.path}`;
  const alternates = inOtherLanguages(frame, inEdition(TEXT_EDITION, path));
  const framing: Framing = { frame, title, path: localAddress(frame, path), alternates };
  const [shown, ...rest] = splitBody(page.body, availableContentBytes(framing) - bytesOfText(title));
  return (
    <TextPage {...framing} facts={facts}>
      <h1>{title}</h1>
      {shown && renderBody(shown, { language, pictures: {} })}
      {rest.length > 0 && (
        <p>
          <a href={path}>{translatorFor(language)('text.full')}</a>
        </p>
      )}
    </TextPage>
  );
}
