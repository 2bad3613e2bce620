import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { actText } from '../../../shared/i18n/act-text.ts'
import { ACT_KINDS } from './act-kinds.ts'

interface Props {
  readonly id: string
  /** The kind of act as the trail names it; empty for all. */
  readonly kind: string
  onKind(kind: string): void
}

/** Which kind of act the trail is narrowed to, in the words of the room. */
export function KindSelect({ id, kind, onKind }: Props) {
  const { t } = useTranslation()
  const kinds = useMemo(() => {
    const groups = Map.groupBy(ACT_KINDS, (one) => one.split('.')[0] ?? '')
    return [...groups].map(([group, acts]) => ({
      group: t(`audit.group.${group}` as 'audit.group.items'),
      items: acts.map((value) => ({ value, label: actText(t, value) })),
    }))
  }, [t])
  return (
    <Select
      id={id}
      w={240}
      label={t('audit.filter.kind')}
      placeholder={t('audit.filter.all')}
      data={kinds}
      value={kind === '' ? null : kind}
      onChange={(value) => onKind(value ?? '')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('audit.filter.all') }}
      nothingFoundMessage={t('audit.filter.unknown')}
      maxDropdownHeight={320}
    />
  )
}
