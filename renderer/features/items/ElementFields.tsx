import { Button, Textarea, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../shared/domain/code-lists.ts'
import type { DescriptionTemplate } from '../../../shared/domain/description-templates.ts'
import { ITEM_ELEMENTS, type ItemElement, isLongElement } from '../../../shared/domain/item-elements.ts'
import type { BindField } from './bind-field.ts'
import { CodeField } from './CodeField.tsx'
import styles from './Items.module.css'
import type { ItemTexts } from './item-texts.ts'
import record from './Record.module.css'
import type { Wrong } from './use-item-rules.ts'

interface Props {
  readonly template: DescriptionTemplate
  readonly texts: ItemTexts
  readonly wrong: Wrong
  readonly bind: BindField
}

/** The optional elements: those of the form at once, the rest on demand or where they say something (IDX-22). */
export function ElementFields({ template, texts, wrong, bind }: Props) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  // A field that stood open stays open: it must not go from under the cursor when it is emptied.
  const stood = useRef(new Set<ItemElement>())
  const open = (name: ItemElement) => {
    if (texts[name] !== '' || wrong[name] !== undefined) stood.current.add(name)
    return all || stood.current.has(name)
  }
  const rest = ITEM_ELEMENTS.filter((name) => !template.elements.includes(name))
  const field = (name: ItemElement) => (
    <ElementField key={name} name={name} required={template.mandatory.includes(name)} bind={bind} />
  )
  return (
    <>
      <div className={clsx(styles.fields, record.elements)}>{template.elements.map(field)}</div>
      <Button
        className={record.more}
        variant="subtle"
        size="compact-sm"
        aria-expanded={all}
        leftSection={
          all ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />
        }
        onClick={() => setAll(!all)}
      >
        {t(all ? 'items.more.hide' : 'items.more.show')}
      </Button>
      <div className={styles.fields}>{rest.filter(open).map(field)}</div>
    </>
  )
}

interface FieldProps {
  readonly name: ItemElement
  readonly required: boolean
  readonly bind: BindField
}

function ElementField({ name, required, bind }: FieldProps) {
  const bound = { ...bind(name), required }
  if (codesOf(name)) return <CodeField {...bound} element={name} />
  if (isLongElement(name)) return <Textarea {...bound} className={styles.whole} rows={3} />
  return <TextInput {...bound} />
}
