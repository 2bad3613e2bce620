import { Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemVersion } from '../../../shared/contract/items.ts'
import type { ItemId, VaultId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import styles from './Items.module.css'
import { differences, textsOf } from './item-texts.ts'
import { useFieldText } from './use-field-text.ts'

/** Every state the description has had, and any two of them field by field. */
export function VersionsTab({ vault, id }: { readonly vault: VaultId; readonly id: ItemId }) {
  const { t } = useTranslation()
  const versions = useQuery(useArchive().items.versions({ vault, id }))
  const [chosen, setChosen] = useState<number | null>(null)
  const list = versions.data ?? []
  const newer = list.find(({ version }) => version === chosen) ?? list[0]
  const older = newer && list.find(({ version }) => version === newer.version - 1)
  if (!newer) return <ErrorText error={versions.error} />
  return (
    <>
      <Select
        label={t('items.history.choose')}
        allowDeselect={false}
        value={String(newer.version)}
        onChange={(value) => setChosen(Number(value))}
        data={list.map(({ version, at, byName }) => ({
          value: String(version),
          label: t('items.history.version', { version, at: shownInstant(at), name: byName }),
        }))}
      />
      <dl className={styles.facts} style={{ margin: '12px 0' }}>
        <dt>{t('items.field.reason')}</dt>
        <dd>{newer.reason || t('items.history.filed')}</dd>
        {newer.source !== '' && (
          <>
            <dt>{t('items.field.source')}</dt>
            <dd>{newer.source}</dd>
          </>
        )}
      </dl>
      {older ? (
        <Compared older={older} newer={newer} />
      ) : (
        <Text className="quiet">{t('items.history.first')}</Text>
      )}
    </>
  )
}

function Compared({ older, newer }: { readonly older: ItemVersion; readonly newer: ItemVersion }) {
  const { t } = useTranslation()
  const show = useFieldText()
  const before = textsOf(older.description)
  const after = textsOf(newer.description)
  return (
    <table className={styles.versions}>
      <thead>
        <tr>
          <th scope="col" style={{ width: 84 }}>
            {t('items.history.field')}
          </th>
          <th scope="col">{t('items.history.before', { version: older.version })}</th>
          <th scope="col">{t('items.history.after', { version: newer.version })}</th>
        </tr>
      </thead>
      <tbody>
        {differences(before, after).map((field) => (
          <tr key={field}>
            <th scope="row">{t(`items.field.${field}`)}</th>
            <td>
              <del>{show(field, before) || t('items.conflict.blank')}</del>
            </td>
            <td>
              <ins>{show(field, after) || t('items.conflict.blank')}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
