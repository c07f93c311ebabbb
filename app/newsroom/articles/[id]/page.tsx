import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { copyOwner } from '#app/_staff/copyOwner.ts';
import { wordsOf } from '#app/_staff/staffPage.ts';
import { EditorScreen } from '#components/editor/EditorScreen.tsx';
import { InBin } from '#components/staff/bin/InBin.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { may } from '#editorial/access/policy.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { compareWithDrafts, createRecoveredDraft } from '../../recoverActions.ts';
import { beginSeries } from '../../series/actions.ts';
import {
  blockStory,
  checkArticle,
  describeArticle,
  endLive,
  fileArticle,
  findEarlierCoverage,
  findEarlierStories,
  findPicture,
  findStoriesByText,
  joinASeries,
  orderPinned,
  pinStory,
  readSeriesChoices,
  rereadArticle,
  stampAnEntry,
  suggest,
  unblockStory,
  unpinStory,
} from './actions.ts';
import { previewReleaseTakeBack, takeBackRelease } from './release/actions.ts';

type Props = { params: Promise<{ id: string }> };

const find = cache(async (id: string) => {
  const parsed = articleId.safeParse(id);
  if (!parsed.success) notFound();
  const actor = await requireActorWhoMay('article.edit', `/newsroom/articles/${parsed.data}`);
  try {
    return { actor, id: parsed.data, given: await readArticleForEditing(actor, parsed.data) };
  } catch (error) {
    if (isRefusal(error) && error.reason === 'not-found') notFound();
    if (isRefusal(error) && error.reason === 'in-bin') return { actor, id: parsed.data, given: null };
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { given } = await find((await params).id);
  if (!given) return { title: (await wordsOf('bin'))('here.article') };
  return { title: given.headline || (await wordsOf('editor'))('untitled') };
}

export default async function EditArticle({ params }: Props) {
  const { actor, id, given } = await find((await params).id);
  if (!given)
    return (
      <NewsroomPage title={(await wordsOf('bin'))('here.article')} narrow>
        <InBin subject="article" id={id} />
      </NewsroomPage>
    );
  return (
    <EditorScreen
      key={given.article.id}
      given={given}
      user={{ name: actor.name }}
      owner={await copyOwner(actor)}
      recover={{ compare: compareWithDrafts, createDraft: createRecoveredDraft }}
      may={{
        release: may(actor, 'article.release'),
        pin: may(actor, 'article.pin'),
        block: may(actor, 'article.block-related'),
        series: may(actor, 'series.change'),
        takeBack: may(actor, 'article.take-back'),
        endCoverage: may(actor, 'article.end-coverage'),
        delete: given.mayDelete,
      }}
      acts={{
        describe: describeArticle,
        pin: pinStory,
        unpin: unpinStory,
        orderPins: orderPinned,
        block: blockStory,
        unblock: unblockStory,
        findEarlier: findEarlierStories,
        file: fileArticle,
        suggest,
        findStories: findStoriesByText,
        findPicture,
        check: checkArticle,
        reread: rereadArticle,
        coverage: { read: findEarlierCoverage, end: endLive },
        stamp: stampAnEntry,
        series: { read: readSeriesChoices, join: joinASeries, found: beginSeries },
        previewTakeBack: previewReleaseTakeBack,
        takeBack: takeBackRelease,
      }}
    />
  );
}
