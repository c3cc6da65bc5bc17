import '../../../ui/styles/inputs.js';
import { Textarea } from '@mantine/core';
import type { NeedComment } from '@sinau/contracts/needs';
import { useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { entry, ErrorSummary, useForm } from '../../../ui/form/index.js';
import { Sections } from '../../../ui/layout.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from './needs.module.css';

type CommentsProps = { readonly comments: readonly NeedComment[]; /** Null for those who only read. */ readonly send: ((body: { id: string; body: string }) => Promise<unknown>) | null };

function CommentForm({ send }: { readonly send: NonNullable<CommentsProps['send']> }) {
  const t = useText();
  const [id, setId] = useState(() => newId());
  const { busy, failure, onSubmit } = useForm(async (form) => {
    await send({ id, body: entry(form, 'body') });
    setId(newId());
  });
  return (
    <form key={id} className={classes.form} onSubmit={onSubmit}>
      {failure === null ? null : <ErrorSummary entries={[]}><ErrorReason error={failure} /></ErrorSummary>}
      <Textarea name="body" label={t('needs.comment.label')} description={t('needs.comment.hint')} required maxLength={2000} autosize minRows={2} />
      <div className={classes.buttons}><Button type="submit" look="outline" busy={busy}>{t('needs.comment.send')}</Button></div>
    </form>
  );
}

/** What stakeholders said, the first first. */
export function Comments({ comments, send }: CommentsProps) {
  const t = useText();
  const formats = useFormats();
  return (
    <Sections>
      {comments.length === 0 ? <p className={classes.small}>{t('needs.comment.none')}</p> : (
        <CardList>
          {comments.map((comment) => (
            <CardLine key={comment.id}>
              <div>
                <b>{comment.authorName}</b> <span className={classes.small}>{comment.agencyName}, {formats.dateTime(comment.createdAt)}</span>
                <p className={classes.said}>{comment.body}</p>
              </div>
            </CardLine>
          ))}
        </CardList>
      )}
      {send === null ? null : <CommentForm send={send} />}
    </Sections>
  );
}
