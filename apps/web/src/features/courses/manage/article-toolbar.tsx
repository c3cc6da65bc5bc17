import {
  IconArrowBackUp, IconArrowForwardUp, IconBlockquote, IconBold, IconColumnInsertRight, IconColumnRemove, IconItalic, IconLink, IconList, IconListNumbers,
  IconPhoto, IconRowInsertBottom, IconRowRemove, IconSeparatorHorizontal, IconTable, IconTableOff, IconUnderline, type Icon,
} from '@tabler/icons-react';
import { useEditorState, type Editor } from '@tiptap/react';
import { useText } from '../../../lib/i18n/index.js';
import { IconButton } from '../../../ui/button.js';
import classes from './article-editor.module.css';

type Tool = { readonly label: string; readonly icon: Icon; readonly run: () => void; readonly active?: boolean; readonly disabled?: boolean };

function Tools({ tools }: { readonly tools: readonly Tool[] }) {
  return tools.map(({ label, icon: Picture, run, active, disabled = false }) => (
    <IconButton key={label} label={label} onClick={run} disabled={disabled} {...(active === undefined ? {} : { 'aria-pressed': active })}>
      <Picture size={20} />
    </IconButton>
  ));
}

function styleOf(editor: Editor): '0' | '2' | '3' | '4' {
  if (editor.isActive('heading', { level: 2 })) return '2';
  if (editor.isActive('heading', { level: 3 })) return '3';
  return editor.isActive('heading', { level: 4 }) ? '4' : '0';
}

function useFormatting(editor: Editor) {
  return useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      style: styleOf(current),
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      underline: current.isActive('underline'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
      blockquote: current.isActive('blockquote'),
      link: current.isActive('link'),
      table: current.isActive('table'),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  });
}

function StyleSelect({ editor, style }: { readonly editor: Editor; readonly style: string }) {
  const t = useText();
  return (
    <select
      className={classes.style}
      aria-label={t('articles.style')}
      value={style}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const chain = editor.chain().focus();
        if (value === '2') chain.setHeading({ level: 2 }).run();
        else if (value === '3') chain.setHeading({ level: 3 }).run();
        else if (value === '4') chain.setHeading({ level: 4 }).run();
        else chain.setParagraph().run();
      }}
    >
      <option value="0">{t('articles.paragraph')}</option>
      <option value="2">{t('articles.heading2')}</option>
      <option value="3">{t('articles.heading3')}</option>
      <option value="4">{t('articles.heading4')}</option>
    </select>
  );
}

/** A table of three rows under a head that names its columns: an empty head says nothing to a screen reader. */
function newTable(columns: readonly string[]): object {
  const head = columns.map((text) => ({ type: 'tableHeader', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }));
  const row = { type: 'tableRow', content: columns.map(() => ({ type: 'tableCell', content: [{ type: 'paragraph' }] })) };
  return { type: 'table', content: [{ type: 'tableRow', content: head }, row, row] };
}

/** What can be done with the text; the table's tools stand there while the caret is in one. */
export function ArticleToolbar({ editor, onLink, onImage }: { readonly editor: Editor; readonly onLink: () => void; readonly onImage: () => void }) {
  const t = useText();
  const state = useFormatting(editor);
  const chain = () => editor.chain().focus();
  const text: Tool[] = [
    { label: t('articles.bold'), icon: IconBold, run: () => chain().toggleBold().run(), active: state.bold },
    { label: t('articles.italic'), icon: IconItalic, run: () => chain().toggleItalic().run(), active: state.italic },
    { label: t('articles.underline'), icon: IconUnderline, run: () => chain().toggleUnderline().run(), active: state.underline },
    { label: t('articles.link'), icon: IconLink, run: onLink, active: state.link },
  ];
  const blocks: Tool[] = [
    { label: t('articles.bullets'), icon: IconList, run: () => chain().toggleBulletList().run(), active: state.bulletList },
    { label: t('articles.numbers'), icon: IconListNumbers, run: () => chain().toggleOrderedList().run(), active: state.orderedList },
    { label: t('articles.quote'), icon: IconBlockquote, run: () => chain().toggleBlockquote().run(), active: state.blockquote },
    { label: t('articles.rule'), icon: IconSeparatorHorizontal, run: () => chain().setHorizontalRule().run() },
    { label: t('articles.image'), icon: IconPhoto, run: onImage },
    { label: t('articles.table'), icon: IconTable, run: () => chain().insertContent(newTable([1, 2, 3].map((number) => t('articles.column', { number })))).run(), disabled: state.table },
  ];
  const table: Tool[] = [
    { label: t('articles.rowAdd'), icon: IconRowInsertBottom, run: () => chain().addRowAfter().run() },
    { label: t('articles.columnAdd'), icon: IconColumnInsertRight, run: () => chain().addColumnAfter().run() },
    { label: t('articles.rowRemove'), icon: IconRowRemove, run: () => chain().deleteRow().run() },
    { label: t('articles.columnRemove'), icon: IconColumnRemove, run: () => chain().deleteColumn().run() },
    { label: t('articles.tableRemove'), icon: IconTableOff, run: () => chain().deleteTable().run() },
  ];
  const history: Tool[] = [
    { label: t('courses.undo'), icon: IconArrowBackUp, run: () => chain().undo().run(), disabled: !state.canUndo },
    { label: t('courses.redo'), icon: IconArrowForwardUp, run: () => chain().redo().run(), disabled: !state.canRedo },
  ];
  return (
    <div className={classes.toolbar} role="group" aria-label={t('articles.tools')}>
      <StyleSelect editor={editor} style={state.style} />
      <span className={classes.tools}>
        <Tools tools={text} />
      </span>
      <span className={classes.tools}>
        <Tools tools={blocks} />
      </span>
      {state.table ? (
        <span className={classes.tools}>
          <Tools tools={table} />
        </span>
      ) : null}
      <span className={classes.tools}>
        <Tools tools={history} />
      </span>
    </div>
  );
}
