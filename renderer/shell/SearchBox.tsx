import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemFilter, type ItemRow } from '../../shared/contract/items.ts'
import { useArchive } from '../api/archive.ts'
import { Grade } from '../ui/Grade.tsx'
import { Highlight } from '../ui/Highlight.tsx'
import { ACTIONS, type Action, type Room } from './actions.ts'
import { printed } from './keys.ts'
import styles from './SearchBox.module.css'

/** The id of the one search box, for those who move the focus there. */
export const SEARCH_BOX = 'search-box'
const MOST_SHOWN = 8

interface Props {
  readonly room: Room
  readonly mayRun: (action: Action) => boolean
}

/** One box for everything: codes, titles, issuers, document numbers, and what can be done. */
export function SearchBox({ room, mayRun }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { rows, total, exact } = useFound(text)
  const deeds = text.trim() === '' ? [] : ACTIONS.filter((action) => mayRun(action) && matches(action))

  function matches({ label, act }: Action) {
    return act === undefined && t(label).toLowerCase().includes(text.trim().toLowerCase())
  }
  const leave = () => {
    setText('')
    combobox.closeDropdown()
    document.getElementById(SEARCH_BOX)?.blur()
  }
  const showList = () => {
    leave()
    void navigate({ to: '/items', search: { text: text.trim() } })
  }
  const submit = (value: string) => {
    const row = rows.find(({ id }) => id === value)
    const action = deeds.find(({ id }) => id === value)
    leave()
    if (row) void navigate({ to: '/items', search: { text: text.trim(), vault: row.vault, id: row.id } })
    else if (action) action.run(room)
    else showList()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
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
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0) showList()
            else if (event.key === 'Escape') leave()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options aria-label={t('shell.search.results')}>
          {rows.slice(0, MOST_SHOWN).map((row) => (
            <FoundOption key={row.id} row={row} text={text} />
          ))}
          {total > MOST_SHOWN && (
            <Combobox.Option value="all">
              {t('shell.search.all', { total: `${total.toLocaleString()}${exact ? '' : '+'}` })}
            </Combobox.Option>
          )}
          {deeds.map(({ id, label, icon: Icon, shortcut }) => (
            <Combobox.Option key={id} value={id} className={styles.deed}>
              <Icon size={16} aria-hidden />
              <span>{t(label)}</span>
              {shortcut && <kbd>{printed(shortcut)}</kbd>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {rows.length === 0 && deeds.length === 0 && (
          <Combobox.Empty>{t('shell.search.nothing')}</Combobox.Empty>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}

function useFound(text: string) {
  const archive = useArchive()
  const filter = ItemFilter.parse({ text: text.trim().slice(0, 200) })
  const found = useInfiniteQuery({
    ...archive.items.list(filter),
    enabled: filter.text !== '',
    placeholderData: keepPreviousData,
    // What was sought leaves no trace beyond the list that shows it.
    gcTime: 5000,
  })
  const page = filter.text === '' ? undefined : found.data?.pages[0]
  return { rows: page?.rows ?? [], total: page?.total ?? 0, exact: page?.exact ?? true }
}

function FoundOption({ row, text }: { readonly row: ItemRow; readonly text: string }) {
  return (
    <Combobox.Option value={row.id} className={styles.found}>
      <span className="code">
        <Highlight text={row.archivalCode} search={text} />
      </span>
      <span className={styles.title}>
        <Highlight text={row.title} search={text} />
      </span>
      {row.secrecyGrade !== 'public' && <Grade grade={row.secrecyGrade} mark={row.secrecyMark} />}
    </Combobox.Option>
  )
}
