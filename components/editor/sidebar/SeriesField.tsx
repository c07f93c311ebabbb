'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { seriesText } from '#components/staff/series/seriesActs.ts';
import { Button } from '#components/ui/Button.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { useReadAct } from './useReadAct.ts';

/** The series of the story and its part in it. Creates a new series by its name. */
export function SeriesField() {
  const t = useTranslations('editor.series');
  const locale = useLocale() as 'en' | 'zh-CN';
  const { articleFields, acts, may } = useEditorPage();
  const { id: articleId, language } = articleFields.now.article;
  const { messageOf, guard } = useRefusal();
  const [place, reread] = useReadAct(acts.series.read, articleId);
  const [isNaming, setNaming] = useState(false);
  const [refused, setRefused] = useState<RefusedAct | null>(null);

  async function run(work: Promise<ActAnswer<unknown>>) {
    const answer = await guard(work);
    setRefused(answer.ok ? null : answer);
    await reread();
  }
  async function create(name: string) {
    const answer = await guard(acts.series.create({ names: { [language]: name }, standfirsts: {} }));
    if (!answer.ok) return setRefused(answer);
    setNaming(false);
    await run(acts.series.join({ articleId, seriesId: answer.value.seriesId }));
  }
  function choose(value: string) {
    setNaming(value === 'new');
    if (value !== 'new') void run(acts.series.join({ articleId, seriesId: value ? Number(value) : null }));
  }

  const now = place?.now ?? null;
  return (
    <div className="flex flex-col gap-2">
      <SelectField
        label={t('label')}
        hint={may.series ? undefined : t('onlyEditors')}
        value={isNaming ? 'new' : (now?.series.id ?? '')}
        disabled={!may.series || !place}
        options={[
          ['', t('none')],
          ...(place?.all ?? []).map(({ id, names }) => [id, seriesText(names, locale)] as const),
          ...(may.series ? [['new', t('new')] as const] : []),
        ]}
        onValue={choose}
      />
      {isNaming && <Naming language={language} create={create} />}
      {now && !isNaming && (
        <div className="flex items-end gap-3">
          <SelectField
            label={t('part')}
            value={now.part}
            disabled={!may.series}
            options={Array.from({ length: now.of }, (_, at) => [
              at + 1,
              t('partOf', { part: at + 1, of: now.of }),
            ])}
            onValue={(part) =>
              run(acts.series.join({ articleId, seriesId: now.series.id, part: Number(part) }))
            }
          />
          <a className="py-2.5 text-sm underline" href={`/newsroom/series/${now.series.id}`}>
            {t('order')}
          </a>
        </div>
      )}
      <LiveNotice>{refused && messageOf(refused)}</LiveNotice>
    </div>
  );
}

function Naming({ language, create }: { language: Language; create(name: string): Promise<void> }) {
  const t = useTranslations('editor.series');
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  return (
    <div className="flex items-end gap-2">
      <div className="grow">
        <InputField
          label={t('name')}
          autoFocus
          lang={language}
          maxLength={120}
          value={typed}
          onText={setTyped}
          onKeyDown={({ key, nativeEvent }) =>
            key === 'Enter' && name && !nativeEvent.isComposing && void create(name)
          }
        />
      </div>
      <Button small disabled={!name} onClick={() => void create(name)}>
        {t('begin')}
      </Button>
    </div>
  );
}
