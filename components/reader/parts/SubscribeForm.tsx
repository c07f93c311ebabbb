import { pathOf } from '#contracts/routes.ts';
import { address, languageParameter } from '#publishing/addresses.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

type Props = {
  frame: PaperFrame;
  /** the section that it is about, and nothing else; without it, whichever is chosen */
  section?: { slug: string; name: string };
  /** chosen at first */
  chosen?: string;
};

/** Asks for a mail address: a plain form, answered by a page. What is entered is sent to nobody but the paper. */
export function SubscribeForm({ frame, section, chosen = '' }: Props) {
  const t = translatorFor(frame.language);
  const { paper, language } = frame;
  const of = section?.name ?? paperName(frame);
  return (
    <form className="subscribe" action={pathOf('subscriptions')} method="post">
      {section && <h2>{t('subscribe.heading', { of })}</h2>}
      <p>{t('subscribe.hint')}</p>
      <input type="hidden" name="language" value={language} />
      {section ? (
        <input type="hidden" name="section" value={section.slug} />
      ) : (
        <>
          <label htmlFor="subscribe-section">{t('subscribe.section')}</label>
          <select id="subscribe-section" name="section" defaultValue={chosen}>
            <option value="">{t('subscribe.everything')}</option>
            {paper.sections.map(({ slug, names }) => (
              <option key={slug} value={slug}>
                {names[language] ?? names[paper.language] ?? slug}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor="subscribe-email">{t('subscribe.email')}</label>
      <div className="subscribe-row">
        <input id="subscribe-email" name="email" type="email" required maxLength={254} autoComplete="email" />
        <button type="submit">{t('subscribe.button')}</button>
      </div>
    </form>
  );
}

/** Where a reader chooses what to be written about. */
export const subscribePath = (frame: PaperFrame) =>
  address(pathOf('subscribe'), { language: languageParameter(frame, frame.language) });
