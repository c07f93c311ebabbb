'use client';
import { createContext, use } from 'react';
import type { ChangesSinceVisit } from '#editorial/versions/changesSinceVisit.ts';
import type { OpenDraft } from './collaboration/openDraftTypes.ts';
import type { EditorActs } from './editorActs.ts';
import type { ArticleFieldsState } from './sidebar/useArticleFields.ts';
import type { SidebarState } from './sidebar/useSidebar.ts';
import type { SuggestingMode } from './suggesting/suggestingMode.ts';
import type { WritingTools } from './writingTools/writingTools.ts';

/** What the user may do. Without `edit`, their changes are suggestions. */
export type EditorPermissions = Record<
  | 'edit'
  | 'release'
  | 'returnToWriter'
  | 'approve'
  | 'assignOthers'
  | 'pin'
  | 'block'
  | 'series'
  | 'takeBack'
  | 'endCoverage'
  | 'delete',
  boolean
>;

/** What all parts of the editor's page share. */
export type EditorPage = {
  /** undefined until it is opened */
  draft: OpenDraft | undefined;
  articleFields: ArticleFieldsState;
  sidebar: SidebarState;
  tools: WritingTools;
  acts: EditorActs;
  may: EditorPermissions;
  /** what others had changed when the page was opened, since this person's last visit */
  sinceVisit: ChangesSinceVisit | null;
  /** whether this person's changes are suggestions */
  mode: SuggestingMode;
};

export const EditorPageContext = createContext<EditorPage | undefined>(undefined);

export function useEditorPage(): EditorPage {
  const page = use(EditorPageContext);
  if (!page) throw new Error('useEditorPage outside EditorScreen');
  return page;
}
