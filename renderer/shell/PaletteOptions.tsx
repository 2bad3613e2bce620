import { Combobox } from '@mantine/core'
import { IconBookmark, IconFolder } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../../shared/contract/items.ts'
import { Grade } from '../ui/Grade.tsx'
import { Highlight } from '../ui/Highlight.tsx'
import { HitText } from '../ui/HitText.tsx'
import { printed } from './keys.ts'
import styles from './SearchBox.module.css'
import { FOUND_SHOWN, type Palette } from './use-palette.ts'

interface Props {
  readonly palette: Palette
  /** Why a scanned code is none, in words. */
  readonly refused: string | null
}

/** What the palette found: records first, then saved searches, categories and what can be done. */
export const PaletteOptions = memo(function PaletteOptions({ palette, refused }: Props) {
  const { t } = useTranslation()
  const { rows, total, exact, sought, deeds, saved, categories } = palette
  const isNothing = rows.length + deeds.length + saved.length + categories.length === 0
  return (
    <>
      {refused && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
      <Combobox.Options aria-label={t('shell.search.results')}>
        <Combobox.Group label={rows.length > 0 ? t('find.palette.records') : undefined}>
          {rows.map((row) => (
            <FoundOption key={row.id} row={row} text={sought} />
          ))}
          {total > FOUND_SHOWN && <AllOption total={total} exact={exact} />}
        </Combobox.Group>
        {saved.length > 0 && (
          <Combobox.Group label={t('find.palette.saved')}>
            {saved.map(({ id, name }) => (
              <Combobox.Option key={id} value={id} className={styles.deed}>
                <IconBookmark size={16} aria-hidden />
                <span>{name}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
        {categories.length > 0 && (
          <Combobox.Group label={t('find.palette.categories')}>
            {categories.map(({ id, code, name }) => (
              <Combobox.Option key={id} value={id} className={styles.deed}>
                <IconFolder size={16} aria-hidden />
                <span className="code">{code}</span>
                <span>{name}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
        {deeds.length > 0 && (
          <Combobox.Group label={t('find.palette.deeds')}>
            {deeds.map(({ id, label, icon: Icon, shortcut }) => (
              <Combobox.Option key={id} value={id} className={styles.deed}>
                <Icon size={16} aria-hidden />
                <span>{t(label)}</span>
                {shortcut && <kbd>{printed(shortcut)}</kbd>}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
      </Combobox.Options>
      {isNothing ? (
        <Combobox.Empty>{t('shell.search.nothing')}</Combobox.Empty>
      ) : (
        <p className={styles.hint}>{t('find.palette.hint')}</p>
      )}
    </>
  )
})

function AllOption({ total, exact }: { readonly total: number; readonly exact: boolean }) {
  const { t } = useTranslation()
  const counted = total.toLocaleString()
  return (
    <Combobox.Option value="all">
      {t('shell.search.all', { total: exact ? counted : t('find.atLeast', { number: counted }) })}
    </Combobox.Option>
  )
}

const FoundOption = memo(function FoundOption({
  row,
  text,
}: {
  readonly row: ItemRow
  readonly text: string
}) {
  return (
    <Combobox.Option value={row.id} className={styles.found}>
      <span className="code">
        <Highlight text={row.archivalCode} search={text} />
      </span>
      <span className={styles.title}>
        <Highlight text={row.title} search={text} />
      </span>
      {row.hits[0] && (
        <span className={styles.hit}>
          <HitText hit={row.hits[0]} search={text} />
        </span>
      )}
      {row.secrecyGrade !== 'public' && <Grade grade={row.secrecyGrade} mark={row.secrecyMark} />}
    </Combobox.Option>
  )
})
