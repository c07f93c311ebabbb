'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { Assignment } from '#editorial/flow/articleFlow.ts';
import { useReadAct } from '../useReadAct.ts';
import { NoteField } from './NoteField.tsx';
import type { StepDialogProps } from './SubmitDialog.tsx';

type Props = StepDialogProps & { assignment: Assignment | null };

/** Asks to whom the article is assigned, and until when, in the paper's time zone. */
export function AssignDialog({ subject, assignment, onClose, onDone }: Props) {
  const t = useTranslations('flow');
  const { acts } = useEditorPage();
  const { owner } = useFrame();
  const [assignee, setAssignee] = useState<number>(assignment?.to ?? owner.userId);
  const [dueAt, setDueAt] = useState(assignment?.dueAt ? new Date(assignment.dueAt) : null);
  const [note, setNote] = useState('');
  return (
    <FormDialog
      act="article.assign"
      subject={`article:${subject.articleId}`}
      onClose={onClose}
      title={t('assignTitle')}
      description={t('assignText')}
      submit={t('assignNow')}
      isSaidByField={({ fields }) => fields?.includes('note') ?? false}
      send={() => acts.flow.assign({ ...subject, assignee, dueAt, note })}
      onDone={onDone}
    >
      {({ isWrong }) => (
        <>
          <PersonField
            articleId={subject.articleId}
            value={assignee}
            assignment={assignment}
            onValue={setAssignee}
          />
          <DateTimeField label={t('dueField')} value={dueAt} onChange={setDueAt} required={false} />
          <NoteField label={t('noteOptional')} value={note} onText={setNote} isWrong={isWrong('note')} />
        </>
      )}
    </FormDialog>
  );
}

type PersonProps = {
  articleId: number;
  value: number;
  assignment: Assignment | null;
  onValue(person: number): void;
};

/** The people are read when the dialog opens; until then only the present choice is listed. */
function PersonField({ articleId, value, assignment, onValue }: PersonProps) {
  const t = useTranslations('flow');
  const { acts } = useEditorPage();
  const { owner, user } = useFrame();
  const present = assignment
    ? { id: assignment.to, name: assignment.name }
    : { id: owner.userId, name: user.name };
  const [people = []] = useReadAct(acts.flow.listAssignees, articleId);
  const choices = people.some(({ id }) => id === present.id) ? people : [present, ...people];
  return (
    <SelectField
      label={t('person')}
      value={value}
      onValue={(chosen) => onValue(Number(chosen))}
      options={choices.map(({ id, name }) => [id, id === owner.userId ? t('you', { name }) : name])}
    />
  );
}
