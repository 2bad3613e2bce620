import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, Room } from './actions.ts'
import { PaletteOptions } from './PaletteOptions.tsx'
import { useJump } from './use-jump.ts'
import { usePalette } from './use-palette.ts'

/** The id of the one search box, for those who move the focus there. */
export const SEARCH_BOX = 'search-box'

// The box lies at the top: what hangs below it is never moved, so that nothing measures it for every letter.
const STAYS = { flip: false, shift: false }

interface Props {
  readonly room: Room
  readonly mayRun: (action: Action) => boolean
}

/** One box for everything: codes, barcodes, words, pinyin, saved searches, categories, and what can be done. */
export function SearchBox({ room, mayRun }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const jump = useJump()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const palette = usePalette(text, mayRun)

  const leave = () => {
    setText('')
    setRefused(null)
    combobox.closeDropdown()
    document.getElementById(SEARCH_BOX)?.blur()
  }
  /** A whole code or barcode opens its record at once; anything else is listed. */
  const enter = async () => {
    const typed = text.trim()
    const jumped = typed === '' ? { opened: false, refused: null } : await jump(typed)
    if (!jumped.opened && jumped.refused) return setRefused(jumped.refused)
    leave()
    if (!jumped.opened) void navigate({ to: '/items', search: { text: typed } })
  }
  const submit = (value: string) => {
    const row = palette.rows.find(({ id }) => id === value)
    const action = palette.deeds.find(({ id }) => id === value)
    const search = palette.saved.find(({ id }) => id === value)
    const category = palette.categories.find(({ id }) => id === value)
    leave()
    const to = '/items'
    if (row) void navigate({ to, search: { text: text.trim(), vault: row.vault, id: row.id } })
    else if (search) void navigate({ to, search: search.filter })
    else if (category) void navigate({ to, search: { categoryId: category.id } })
    else if (action) action.run(room)
    else void navigate({ to, search: { text: text.trim() } })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') return leave()
    if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() >= 0) return
    event.preventDefault()
    void enter()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit} middlewares={STAYS}>
      <Combobox.Target>
        <TextInput
          id={SEARCH_BOX}
          aria-label={t('shell.search.label')}
          placeholder={t('shell.search.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={<kbd>Ctrl+K</kbd>}
          rightSectionWidth={64}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setRefused(null)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <PaletteOptions palette={palette} refused={refused} />
      </Combobox.Dropdown>
    </Combobox>
  )
}
