import { NativeSelect } from '@mantine/core';
import { isAllowedLink } from '@sinau/domain/courses';
import type { Editor } from '@tiptap/react';
import { useId, useState, type FormEvent } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import '../../../ui/styles/inputs.js';

type LinkDialogProps = {
  readonly open: boolean;
  readonly editor: Editor;
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
  readonly onClose: () => void;
};

/** What people type, as an address: an e-mail gets `mailto:`, a bare host `https://`. */
export function addressOf(typed: string): string {
  const text = typed.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^http:\/\//i.test(text)) return text.replace(/^http/i, 'https');
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}

function LinkForm({ editor, lessons, onClose }: Omit<LinkDialogProps, 'open'>) {
  const t = useText();
  const id = useId();
  const current: unknown = editor.getAttributes('link')['href'];
  const [typed, setTyped] = useState(typeof current === 'string' ? current : '');
  const [tried, setTried] = useState(false);
  const href = addressOf(typed);
  const error = tried && !isAllowedLink(href) ? t('courses.link.wrong') : undefined;
  const put = (value: string): void => {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !editor.isActive('link')) chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href: value } }] }).run();
    else chain.setMark('link', { href: value }).run();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isAllowedLink(href)) put(href);
  };
  return (
    <form noValidate onSubmit={submit}>
      <TextField id={id} label={t('courses.link.address')} hint={t('courses.link.hint')} inputMode="url" autoComplete="off" value={typed} onChange={setTyped} error={error} />
      {lessons.length > 0 ? (
        <NativeSelect
          mt={16}
          label={t('courses.link.lesson')}
          value={typed.startsWith('lesson:') ? typed : ''}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data={[{ value: '', label: t('courses.link.noLesson') }, ...lessons.map((lesson) => ({ value: `lesson:${lesson.id}`, label: lesson.title }))]}
        />
      ) : null}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'flex-end', marginTop: 24 }}>
        {editor.isActive('link') ? (
          <Button
            look="plain"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
              onClose();
            }}
          >
            {t('courses.link.remove')}
          </Button>
        ) : null}
        <Button look="plain" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit">{t('courses.link.put')}</Button>
      </div>
    </form>
  );
}

/** Sets, changes or removes the link at the caret. */
export function LinkDialog({ open, ...rest }: LinkDialogProps) {
  const t = useText();
  return (
    <Dialog open={open} onClose={rest.onClose} title={t('articles.link')}>
      <LinkForm {...rest} />
    </Dialog>
  );
}
