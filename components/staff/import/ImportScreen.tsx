'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import type { WireProblem } from '#editorial/import/wireArticle.ts';
import { CopyForm } from './CopyForm.tsx';
import { ImportedDrafts } from './ImportedDrafts.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { type ImportActs, type IncomingStory, importOrderFrom, incomingStories } from './importActs.ts';
import { StoryCard } from './StoryCard.tsx';
import type { FilingChoices } from './StoryFields.tsx';

type Props = FilingChoices & { mayRelease: boolean; acts: ImportActs };
type Step = 'copy' | 'review' | 'made';

/** Imports wire copy in three steps: the copy, a review of the stories read from it, the drafts. */
export function ImportScreen({ sections, zone, mayRelease, acts }: Props) {
  const t = useTranslations('import');
  const [step, setStep] = useState<Step>('copy');
  const [copy, setCopy] = useState('');
  const [stories, setStories] = useState<IncomingStory[]>([]);
  const [problems, setProblems] = useState<WireProblem[]>([]);
  const [imported, setImported] = useState<Imported[]>([]);
  const title = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const shown = useRef<Step>('copy');

  // A new step begins at the top of the page, with the focus on its start.
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    (step === 'copy' ? box : title).current?.focus();
    window.scrollTo({ top: 0 });
  }, [step]);

  async function read(copy: string): Promise<ActAnswer<unknown>> {
    setCopy(copy);
    const answer = await acts.read(copy);
    if (!answer.ok) return answer;
    setProblems(answer.value.problems);
    setStories(incomingStories(answer.value));
    if (answer.value.articles.length === 0) return { ok: false, refused: 'wire-unreadable', facts: {} };
    setStep('review');
    return answer;
  }

  const change = (key: string, changes: Partial<IncomingStory>) =>
    setStories((all) => all.map((story) => (story.key === key ? { ...story, ...changes } : story)));
  const select = (isSelected: boolean) =>
    setStories((all) => all.map((story) => ({ ...story, isSelected: isSelected && !story.duplicate })));
  const selected = stories.filter((story) => story.isSelected);
  const isReady = selected.length > 0 && selected.every(({ headline }) => headline.trim());

  const heading = (text: string) => (
    <h2 ref={title} tabIndex={-1} className="font-serif text-2xl font-semibold outline-none">
      {text}
    </h2>
  );

  if (step === 'copy')
    return (
      <>
        <ImportSteps now={step} />
        <CopyForm copy={copy} problems={problems} box={box} read={read} />
      </>
    );
  const made = imported.filter(({ duplicate }) => !duplicate).length;
  if (step === 'made')
    return (
      <>
        <ImportSteps now={step} />
        <div className="border-l-4 border-good bg-good-wash px-4 py-3">
          {heading(t('made', { count: made }))}
          <p className="mt-1 text-sm">{t('madeHint', { count: made })}</p>
        </div>
        <ImportedDrafts
          imported={imported}
          mayRelease={mayRelease}
          onAgain={() => {
            setCopy('');
            setProblems([]);
            setStep('copy');
          }}
        />
      </>
    );
  return (
    <>
      <ImportSteps now={step} />
      <ActForm
        act="article.import"
        subject={null}
        className="gap-5"
        submit={t('create')}
        submitting={t('creating')}
        blocked={!isReady}
        secondaryButton={<Button onClick={() => setStep('copy')}>{t('back')}</Button>}
        status={t('taken', { count: selected.length })}
        isSticky
        send={() => acts.create(importOrderFrom(stories))}
        onDone={(drafts) => {
          setImported(drafts);
          setStep('made');
        }}
      >
        <div>
          {heading(t('found', { count: stories.length }))}
          <p className="mt-1 max-w-prose text-sm text-quiet">{t('foundHint')}</p>
          {stories.length > 1 && (
            <div className="mt-3 flex flex-wrap gap-2">
              <Button small onClick={() => select(true)}>
                {t('selectAll')}
              </Button>
              <Button small onClick={() => select(false)}>
                {t('selectNone')}
              </Button>
            </div>
          )}
        </div>
        <ImportProblems problems={problems} />
        {stories.map((story) => (
          <StoryCard
            key={story.key}
            story={story}
            others={stories.filter(({ key, relatedTo }) => key !== story.key && relatedTo === null)}
            sections={sections}
            zone={zone}
            onChange={(changes) => change(story.key, changes)}
          />
        ))}
      </ActForm>
    </>
  );
}

const steps: readonly Step[] = ['copy', 'review', 'made'];

/** The steps of the import, with the current one marked. */
function ImportSteps({ now }: { now: Step }) {
  const t = useTranslations('import.steps');
  return (
    <ol aria-label={t('label')} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line text-sm">
      {steps.map((step, at) => (
        <li
          key={step}
          aria-current={step === now ? 'step' : undefined}
          className="-mb-px border-b-2 border-transparent pb-2 text-quiet aria-[current]:border-press-ink aria-[current]:font-medium aria-[current]:text-ink"
        >
          <span className="tabular-nums">{at + 1}.</span> {t(step)}
        </li>
      ))}
    </ol>
  );
}
