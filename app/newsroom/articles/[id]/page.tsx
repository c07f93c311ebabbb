import type { Metadata } from 'next';
import { cache } from 'react';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { copyOwner, type IdProps, parseOrNotFound, whenRefused, wordsOf } from '#app/_staff/staffPage.ts';
import { EditorScreen } from '#components/editor/EditorScreen.tsx';
import { InBin } from '#components/staff/bin/InBin.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { may } from '#editorial/access/policy.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { readChangesSinceVisit } from '#editorial/versions/changesSinceVisit.ts';
import { compareWithDrafts, createRecoveredDraft } from '../../recoverActions.ts';
import { beginSeries } from '../../series/actions.ts';
import * as actions from './actions.ts';
import * as comments from './commentActions.ts';
import { forecastReleaseTakeBack, takeBackRelease } from './release/actions.ts';

/** The requested article; null while it is in the bin. */
const readOnce = cache(async (requestedId: string) => {
  const id = parseOrNotFound(articleId, requestedId);
  const actor = await requireActorWhoMay('article.suggest', `/newsroom/articles/${id}`);
  const article = await readArticleForEditing(actor, id).catch(whenRefused(() => null));
  return { actor, id, article };
});

export async function generateMetadata({ params }: IdProps): Promise<Metadata> {
  const { article } = await readOnce((await params).id);
  if (!article) return { title: (await wordsOf('bin'))('here.article') };
  return { title: article.headline || (await wordsOf('editor'))('untitled') };
}

export default async function EditArticle({ params }: IdProps) {
  const { actor, id, article } = await readOnce((await params).id);
  if (!article)
    return (
      <NewsroomPage title={(await wordsOf('bin'))('here.article')} narrow>
        <InBin subject="article" id={id} />
      </NewsroomPage>
    );
  return (
    <EditorScreen
      key={article.article.id}
      initial={article}
      sinceVisit={await readChangesSinceVisit(actor, id)}
      user={{ name: actor.name }}
      owner={await copyOwner(actor)}
      recover={{ compare: compareWithDrafts, createDraft: createRecoveredDraft }}
      may={{
        edit: may(actor, 'article.edit'),
        release: may(actor, 'article.release'),
        returnToWriter: may(actor, 'article.return'),
        approve: may(actor, 'article.approve'),
        assignOthers: may(actor, 'article.assign', 'to-others'),
        pin: may(actor, 'article.pin'),
        block: may(actor, 'article.block-related'),
        series: may(actor, 'series.change'),
        takeBack: may(actor, 'article.take-back'),
        endCoverage: may(actor, 'article.end-coverage'),
        delete: article.mayDelete,
      }}
      acts={{
        describe: actions.describeArticle,
        pin: actions.pinStory,
        unpin: actions.unpinStory,
        orderPins: actions.orderPinned,
        block: actions.blockStory,
        unblock: actions.unblockStory,
        findEarlier: actions.findEarlierStories,
        file: actions.fileArticle,
        flow: {
          returnToWriter: actions.returnArticle,
          approve: actions.approve,
          assign: actions.assign,
          listAssignees: actions.findAssignable,
          writeNote: actions.writeNote,
        },
        suggest: actions.suggest,
        listSuggestions: actions.listDraftSuggestions,
        acceptSuggestions: actions.acceptDraftSuggestions,
        rejectSuggestions: actions.rejectDraftSuggestions,
        replyToSuggestion: actions.replyToDraftSuggestion,
        previewAccepted: actions.previewAcceptedDraft,
        findStories: actions.findStoriesByText,
        findPicture: actions.findPicture,
        check: actions.checkArticle,
        reread: actions.rereadArticle,
        coverage: { read: actions.findEarlierCoverage, end: actions.endLive },
        stamp: actions.stampAnEntry,
        comments: {
          list: comments.listComments,
          findColleagues: comments.findMentioned,
          start: comments.startComment,
          reply: comments.replyToComment,
          edit: comments.editAComment,
          delete: comments.deleteAComment,
          resolve: comments.resolveComment,
          reopen: comments.reopenComment,
        },
        series: { read: actions.readSeriesChoices, join: actions.joinASeries, create: beginSeries },
        forecastTakeBack: forecastReleaseTakeBack,
        takeBack: takeBackRelease,
      }}
    />
  );
}
