import { localAddress, sectionName } from '#components/reader/readerFrame.ts';
import { pathOf } from '#contracts/routes.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

type Props = {
  frame: PaperFrame;
  /** the section to subscribe to; without it, readers choose one or all */
  section?: { slug: string; name: string };
  /** the section that is chosen at first */
  chosen?: string;
};

/** Asks for an email address: a plain form, answered by a page. */
export function SubscribeForm({ frame, section, chosen = '' }: Props) {
  const t = translatorFor(frame.language);
  const of = section?.name ?? paperName(frame);
  return (
    <form className="subscribe" action={pathOf('subscriptions')} method="post">
      {section && <h2>{t('subscribe.heading', { of })}</h2>}
      <p>{t('subscribe.hint')}</p>
      <input type="hidden" name="language" value={frame.language} />
      {section ? (
        <input type="hidden" name="section" value={section.slug} />
      ) : (
        <>
          <label htmlFor="subscribe-section">{t('subscribe.section')}</label>
          <select id="subscribe-section" name="section" defaultValue={chosen}>
            <option value="">{t('subscribe.everything')}</option>
            {frame.paper.sections.map((each) => (
              <option key={each.slug} value={each.slug}>
                {sectionName(frame, each)}
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

/** The page on which a reader chooses what to subscribe to. */
export const subscribePath = (frame: PaperFrame) => localAddress(frame, pathOf('subscribe'));
