import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { LexiconScreen } from '#components/staff/lexicon/LexiconScreen.tsx';
import { may } from '#editorial/access/policy.ts';
import { listNames } from '#editorial/related/lexicon.ts';
import { addAName, removeAName } from './actions.ts';

export const generateMetadata = titled('lexicon', (t) => t('title'));

export default async function LexiconPage() {
  const actor = await requireActorWhoMay('lexicon.read', '/newsroom/lexicon');
  const [names, t] = await Promise.all([listNames(actor, { language: 'zh-CN' }), wordsOf('lexicon')]);
  return (
    <NewsroomPage title={t('title')} narrow>
      <p className="max-w-prose text-sm text-quiet">{t('lead')}</p>
      <LexiconScreen
        names={names}
        mayChange={may(actor, 'lexicon.change')}
        acts={{ add: addAName, remove: removeAName }}
      />
    </NewsroomPage>
  );
}
