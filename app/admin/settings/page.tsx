import type { Metadata } from 'next';
import { requireActorWhoMay } from '#app/currentActor';
import { wordsOf } from '#app/staffPage';
import { AdminLinks } from '#components/newsroom/admin/AdminLinks';
import { PaperForm } from '#components/newsroom/admin/PaperForm';
import { SectionList } from '#components/newsroom/admin/SectionList';
import { TermsForm } from '#components/newsroom/admin/TermsForm';
import { NewsroomPage } from '#components/newsroom/NewsroomPage';
import { aiCrawlers } from '#editorial/paper/crawlers';
import { readSettingsForms } from '#editorial/paper/settings';
import { zoneNames } from '#editorial/paper/zones';
import {
  addPaperSection,
  mergePaperSections,
  orderPaperSections,
  renamePaperSection,
  savePaper,
  saveTerms,
} from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('admin'))('settings.title') };
}

export default async function SettingsPage() {
  const actor = await requireActorWhoMay('settings.change', '/admin/settings');
  const [{ sections, paper, terms }, t] = await Promise.all([readSettingsForms(actor), wordsOf('admin')]);
  const acts = {
    add: addPaperSection,
    rename: renamePaperSection,
    order: orderPaperSections,
    merge: mergePaperSections,
  };
  return (
    <NewsroomPage title={t('settings.title')}>
      <AdminLinks here="settings" />
      <div className="grid gap-10 lg:grid-cols-2">
        <PaperForm paper={paper} zones={zoneNames} save={savePaper} />
        <SectionList sections={sections} acts={acts} />
      </div>
      <div className="mt-10">
        <TermsForm terms={terms} crawlers={aiCrawlers} save={saveTerms} />
      </div>
    </NewsroomPage>
  );
}
