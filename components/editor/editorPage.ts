'use client';
import { createContext, use } from 'react';
import type { OpenDraft } from './collaboration/openDraftTypes.ts';
import type { EditorActs } from './editorActs.ts';
import type { ArticleFieldsState } from './sidebar/useArticleFields.ts';
import type { SidebarState } from './sidebar/useSidebar.ts';

/** What the user may do besides editing. */
export type EditorPermissions = Record<
  'release' | 'pin' | 'block' | 'series' | 'takeBack' | 'endCoverage' | 'delete',
  boolean
>;

/** What all parts of the editor's page share. */
export type EditorPage = {
  /** undefined until it is opened */
  draft: OpenDraft | undefined;
  articleFields: ArticleFieldsState;
  sidebar: SidebarState;
  acts: EditorActs;
  may: EditorPermissions;
};

export const EditorPageContext = createContext<EditorPage | undefined>(undefined);

export function useEditorPage(): EditorPage {
  const page = use(EditorPageContext);
  if (!page) throw new Error('useEditorPage outside EditorScreen');
  return page;
}
