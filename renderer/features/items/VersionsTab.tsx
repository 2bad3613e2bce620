import { NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemVersion } from '../../../shared/contract/items.ts'
import type { ItemId, VaultId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import { ComparedVersions } from './ComparedVersions.tsx'
import styles from './Items.module.css'
import record from './Record.module.css'

/** Every state the description has had, with who, when, why and by which document; any two of them field by field. */
export function VersionsTab({ vault, id }: { readonly vault: VaultId; readonly id: ItemId }) {
  const { t } = useTranslation()
  const versions = useQuery(useArchive().items.versions({ vault, id }))
  const [chosen, setChosen] = useState<{ readonly older: number; readonly newer: number } | null>(null)
  const list = versions.data ?? []
  const [newest, before] = list
  if (!newest) return <ErrorText error={versions.error} />
  if (!before)
    return (
      <>
        <Text className="quiet">{t('items.history.first')}</Text>
        <AllVersions list={list} />
      </>
    )
  const pair = chosen ?? { older: before.version, newer: newest.version }
  const at = (version: number) => list.find((one) => one.version === version)
  // Whichever way round they are chosen, the older one stands left.
  const older = at(Math.min(pair.older, pair.newer)) ?? before
  const newer = at(Math.max(pair.older, pair.newer)) ?? newest
  const data = list.map(({ version, at: when }) => ({
    value: String(version),
    label: t('items.history.version', { version, at: shownInstant(when).slice(0, 10) }),
  }))
  return (
    <>
      <div className={record.pick}>
        <NativeSelect
          label={t('items.history.choose')}
          value={String(older.version)}
          onChange={({ currentTarget }) =>
            setChosen({ older: Number(currentTarget.value), newer: newer.version })
          }
          data={data}
        />
        <span>{t('items.history.with')}</span>
        <NativeSelect
          aria-label={t('items.history.with')}
          value={String(newer.version)}
          onChange={({ currentTarget }) =>
            setChosen({ older: older.version, newer: Number(currentTarget.value) })
          }
          data={data}
        />
      </div>
      <ComparedVersions older={older} newer={newer} />
      <AllVersions list={list} />
    </>
  )
}

/** Who made each version, when, why and from which document. */
function AllVersions({ list }: { readonly list: readonly ItemVersion[] }) {
  const { t } = useTranslation()
  return (
    <>
      <h3 className={record.area}>{t('items.history.all')}</h3>
      <dl className={styles.facts}>
        {list.map(({ version, at, byName, reason, source }) => (
          <div key={version} style={{ display: 'contents' }}>
            <dt className="figures">{shownInstant(at)}</dt>
            <dd>
              {t('items.history.made', { version, name: byName })}
              <div>{reason || t('items.history.filed')}</div>
              {source !== '' && (
                <div className="quiet">
                  {t('items.field.source')} {source}
                </div>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
