// The editor itself: exactly the elements and marks the server admits (shared/document/rich-text.ts), bound to the live document, with the
// carets of others: a flag with the name while somebody writes, a dot after three seconds. Undo is the text's own. Loaded by rich-text.tsx.

import { BulletListIcon, NumberListIcon } from '@navikt/aksel-icons'
import type { Editor } from '@tiptap/core'
import { Collaboration, type CollaborationOptions } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { withoutStyles } from './pasted.ts'
import { caretElement, followCarets } from './rich-text-carets.ts'
import type { RichTextProps } from './rich-text-props.ts'

export function RichTextEditor({ binding, label, mayEdit, placeholder, onFocus, onBlur }: RichTextProps) {
  const editor = useEditor({
    editable: mayEdit,
    // Its styles stand in rich-text.css: the page takes no styles from scripts.
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        // The document's own history would take back what others wrote.
        undoRedo: false,
        code: false,
        codeBlock: false,
        link: false,
        // It writes a paragraph of its own accord, also for those who may only read.
        trailingNode: false,
        heading: { levels: [1, 2, 3] },
      }),
      Collaboration.configure({ fragment: binding.fragment as NonNullable<CollaborationOptions['fragment']> }),
      CollaborationCaret.configure({
        provider: binding.provider,
        user: binding.user,
        render: caretElement,
        selectionRender: (user) => ({
          nodeName: 'span',
          class: 'rt-sel',
          'data-p': String((user as { colour?: unknown }).colour ?? ''),
        }),
      }),
    ],
    editorProps: {
      transformPastedHTML: withoutStyles,
      handleDOMEvents: {
        // Escape is not the editor's, which would select the paragraph: it closes what the text stands in.
        keydown: (_view, event) => event.key === 'Escape' && !event.isComposing,
      },
      attributes: {
        class: 'rt-in',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(mayEdit ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
      },
    },
    onFocus: () => onFocus?.(),
    onBlur: () => onBlur?.(),
  })
  useEffect(() => editor.setEditable(mayEdit, false), [editor, mayEdit])
  useEffect(
    () => followCarets({ awareness: binding.provider.awareness, root: () => editor.view.dom }),
    [editor, binding],
  )
  const empty = useEditorState({ editor, selector: (state) => state.editor.isEmpty })
  return (
    <div className="rt" data-edit={mayEdit ? 'true' : undefined}>
      {mayEdit && <Toolbar editor={editor} />}
      {empty && placeholder !== undefined && (
        <p className="rt-empty" aria-hidden="true">
          {placeholder}
        </p>
      )}
      <EditorContent editor={editor} />
    </div>
  )
}

function Toolbar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('item')
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading: now.isActive('heading'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
    }),
  })
  const run = () => editor.chain().focus()
  const presses = [
    { id: 'bold', on: on.bold, face: <b>{t('format.boldLetter')}</b>, press: () => run().toggleBold().run() },
    {
      id: 'italic',
      on: on.italic,
      face: <i className="serif">{t('format.italicLetter')}</i>,
      press: () => run().toggleItalic().run(),
    },
    { id: 'heading', on: on.heading, face: <b>H</b>, press: () => run().toggleHeading({ level: 3 }).run() },
    { id: 'bullets', on: on.bullets, face: <Icon of={BulletListIcon} />, press: () => run().toggleBulletList().run() },
    { id: 'numbers', on: on.numbers, face: <Icon of={NumberListIcon} />, press: () => run().toggleOrderedList().run() },
  ] as const
  return (
    <div className="rt-bar" role="toolbar" aria-label={t('format.toolbar')}>
      {presses.map((each) => (
        <button
          key={each.id}
          type="button"
          className="rt-b"
          aria-label={t(`format.${each.id}`)}
          title={t(`format.${each.id}`)}
          aria-pressed={each.on}
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={each.press}
        >
          {each.face}
        </button>
      ))}
    </div>
  )
}
