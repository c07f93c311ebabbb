'use client';
import { useCallback, useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { EditorActResult, EditorSeriesActs } from '#components/editor/editorActs.ts';
import { seriesName } from '#components/staff/series/seriesActs.ts';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Select } from '#components/ui/Select.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import type { PlaceInSeries } from '#editorial/series/seriesList.ts';

type Props = { articleId: number; language: Language; mayChange: boolean; acts: EditorSeriesActs };

/** Of which series the story is a part, and which one; a new series is begun here by its name. */
export function SeriesField({ articleId, language, mayChange, acts }: Props) {
  const t = useTranslations('editor.series');
  const locale = useLocale() as 'en' | 'zh-CN';
  const { say, guard } = useRefusal();
  const [place, setPlace] = useState<PlaceInSeries>();
  const [naming, setNaming] = useState(false);
  const [refused, setRefused] = useState<RefusedAct | null>(null);

  const reread = useCallback(async () => {
    const answer = await acts.read(articleId).catch(() => undefined);
    if (answer?.ok) setPlace(answer.value);
  }, [acts, articleId]);
  useEffect(() => void reread(), [reread]);

  async function join(work: Promise<EditorActResult<unknown>>) {
    const answer = await guard(work);
    setRefused(answer.ok ? null : answer);
    await reread();
  }
  async function begin(name: string) {
    const answer = await guard(acts.found({ names: { [language]: name }, standfirsts: {} }));
    if (!answer.ok) return setRefused(answer);
    setNaming(false);
    await join(acts.join({ articleId, seriesId: answer.value.seriesId }));
  }
  function choose(value: string) {
    setNaming(value === 'new');
    if (value !== 'new') void join(acts.join({ articleId, seriesId: value ? Number(value) : null }));
  }

  const now = place?.now ?? null;
  const chosen = naming ? 'new' : (now?.series.id ?? '');
  return (
    <div className="flex flex-col gap-2">
      <Field label={t('label')} hint={mayChange ? undefined : t('onlyEditors')}>
        <Select
          value={chosen}
          disabled={!mayChange || !place}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{t('none')}</option>
          {place?.all.map(({ id, names }) => (
            <option key={id} value={id}>
              {seriesName(names, locale)}
            </option>
          ))}
          {mayChange && <option value="new">{t('new')}</option>}
        </Select>
      </Field>
      {naming && <Naming language={language} begin={begin} />}
      {now && !naming && (
        <div className="flex items-end gap-3">
          <Field label={t('part')}>
            <Select
              value={now.part}
              disabled={!mayChange}
              onChange={({ target }) =>
                join(acts.join({ articleId, seriesId: now.series.id, part: Number(target.value) }))
              }
            >
              {Array.from({ length: now.of }, (_, at) => at + 1).map((part) => (
                <option key={part} value={part}>
                  {t('partOf', { part, of: now.of })}
                </option>
              ))}
            </Select>
          </Field>
          <a className="py-2.5 text-sm underline" href={`/newsroom/series/${now.series.id}`}>
            {t('order')}
          </a>
        </div>
      )}
      <LiveNotice>{refused && say(refused)}</LiveNotice>
    </div>
  );
}

function Naming({ language, begin }: { language: Language; begin(name: string): Promise<void> }) {
  const t = useTranslations('editor.series');
  const [name, setName] = useState('');
  const given = name.trim();
  return (
    <div className="flex items-end gap-2">
      <div className="grow">
        <Field label={t('name')}>
          <TextInput
            autoFocus
            lang={language}
            maxLength={120}
            value={name}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={({ key, nativeEvent }) =>
              key === 'Enter' && given && !nativeEvent.isComposing && void begin(given)
            }
          />
        </Field>
      </div>
      <Button small disabled={!given} onClick={() => void begin(given)}>
        {t('begin')}
      </Button>
    </div>
  );
}
