import type { Article } from '@sinau/domain/courses';
import { EditorContent, useEditor } from '@tiptap/react';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { articleExtensions } from './article-extensions.js';
import { ArticleToolbar } from './article-toolbar.js';
import classes from './article-editor.module.css';
import { ImageDialog } from './image-dialog.js';
import { LinkDialog } from './link-dialog.js';

type ArticleEditorProps = {
  readonly initial: Article;
  readonly courseId: string;
  /** For the editor's field. */
  readonly label: string;
  readonly readOnly: boolean;
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
  readonly imageAddress: (mediaId: string) => string | null;
  /** The editor's own JSON after each change. */
  readonly onChange: (json: unknown) => void;
};

/** The editor of an article. Loaded only when one is opened. */
export function ArticleEditor({ initial, courseId, label, readOnly, lessons, imageAddress, onChange }: ArticleEditorProps) {
  const t = useText();
  const [dialog, setDialog] = useState<'link' | 'image' | null>(null);
  const editor = useEditor({
    extensions: articleExtensions(imageAddress),
    content: initial as object,
    editable: !readOnly,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, lang: 'id' } },
    onUpdate: ({ editor: changed }) => onChange(changed.getJSON()),
  });
  const close = (): void => {
    setDialog(null);
    editor.commands.focus();
  };
  return (
    <div className={classes.editor}>
      {readOnly ? null : <ArticleToolbar editor={editor} onLink={() => setDialog('link')} onImage={() => setDialog('image')} />}
      <EditorContent editor={editor} className={classes.paper} />
      {readOnly ? null : <p className={classes.keys}>{t('articles.keys')}</p>}
      <LinkDialog open={dialog === 'link'} editor={editor} lessons={lessons} onClose={close} />
      <ImageDialog open={dialog === 'image'} editor={editor} courseId={courseId} onClose={close} />
    </div>
  );
}
