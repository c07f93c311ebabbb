import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { PaperForm } from '#components/staff/admin/PaperForm.tsx';
import { SectionList } from '#components/staff/admin/SectionList.tsx';
import { TermsForm } from '#components/staff/admin/TermsForm.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { aiCrawlers } from '#editorial/paper/crawlers.ts';
import { readSettingsForms } from '#editorial/paper/paperSettings.ts';
import { zoneNames } from '#editorial/paper/timeZones.ts';
import * as actions from './actions.ts';

export const generateMetadata = titled('admin', (t) => t('settings.title'));

export default async function SettingsPage() {
  const actor = await requireActorWhoMay('settings.change', '/admin/settings');
  const [{ sections, paper, terms }, t] = await Promise.all([readSettingsForms(actor), wordsOf('admin')]);
  const acts = {
    add: actions.addPaperSection,
    rename: actions.renamePaperSection,
    order: actions.orderPaperSections,
    merge: actions.mergePaperSections,
  };
  return (
    <NewsroomPage title={t('settings.title')}>
      <AdminLinks here="settings" />
      <div className="grid gap-10 lg:grid-cols-2">
        <PaperForm paper={paper} zones={zoneNames} save={actions.savePaper} />
        <SectionList sections={sections} acts={acts} />
      </div>
      <div className="mt-10">
        <TermsForm terms={terms} crawlers={aiCrawlers} save={actions.saveTerms} />
      </div>
    </NewsroomPage>
  );
}
