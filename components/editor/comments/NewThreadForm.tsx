'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import type { StartThreadOrder } from '#editorial/comments/startingThreads.ts';
import { type CommentContent, CommentForm } from './CommentForm.tsx';
import { useCommentState, useComments } from './CommentsProvider.tsx';
import { focusComments, focusSentComment } from './commentFocus.ts';
import { Quote } from './Quote.tsx';
import type { NewThread } from './unsentComments.ts';

/** The form of the thread that was begun: on a passage, a picture or the article. */
export function NewThreadForm() {
  const t = useTranslations('comments');
  const { store } = useComments();
  const { acts, articleFields } = useEditorPage();
  const thread = useCommentState((state) => state.unsent.newThread);
  if (!thread) return null;
  const { threadId, about } = thread;
  const fieldOf = () => about.place === 'text' && store.fields.get(about.field);

  /** Marks the passage first, so that colleagues see the passage as soon as the thread. */
  async function send(started: NewThread, content: CommentContent) {
    const field = fieldOf();
    if (field) field.mark(started);
    const articleId = articleFields.now.article.id;
    const answer = await acts.comments.start({ articleId, threadId, about: orderOf(about), ...content });
    if (!answer.ok && field) field.unmark(threadId);
    return answer;
  }

  return (
    <section aria-label={t('new')} className="comment-card comment-card-chosen">
      <Quote
        quote={about.place === 'article' ? '' : about.quote}
        label={about.place === 'article' ? t('onArticle') : undefined}
      />
      <CommentForm
        key={threadId}
        act="comment.start"
        id={threadId}
        label={t('text')}
        submit={t('send')}
        send={(content) => send(thread, content)}
        onDone={() => focusSentComment(store, threadId)}
        onCancel={() => {
          // The passage was marked if the comment could not be sent.
          const field = fieldOf();
          if (!field) return focusComments();
          field.unmark(threadId);
          field.focus();
        }}
      />
    </section>
  );
}

function orderOf(about: NewThread['about']): StartThreadOrder['about'] {
  if (about.place !== 'text') return about;
  const { place, field, quote } = about;
  return { place, field, quote };
}
