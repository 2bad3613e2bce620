import { Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ItemId, type VaultId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'
import { shownInstant } from '../../ui/shown-date.ts'
import styles from './Today.module.css'

type Form = 'describe' | 'correct' | 'party'

/** Where a form is, by the name its draft was kept under. */
function placeOf(
  form: string,
  vault: VaultId,
): { readonly form: Form; readonly link: Pick<LinkProps, 'to' | 'search'> } {
  const id = ItemId.safeParse(form.replace('items/correct/', ''))
  if (id.success)
    return { form: 'correct', link: { to: '/items', search: { vault, id: id.data, show: 'correct' } } }
  if (form === 'parties/register') return { form: 'party', link: { to: '/parties' } }
  return { form: 'describe', link: { to: '/items', search: { show: 'describe' } } }
}

/** What somebody began to type and has not filed. */
export function DraftCards() {
  const { t } = useTranslation()
  const vault = useOpenVault()
  const { data } = useQuery(useArchive().drafts.list({ vault }))
  return data?.map(({ form, savedAt }) => {
    const place = placeOf(form, vault)
    return (
      <article key={form} className={styles.card} data-urgency="sometime">
        <div className={styles.cardHead}>
          <IconPencil size={16} aria-hidden />
          <span>{t('today.draft.head')}</span>
        </div>
        <Text fw={600}>{t(`today.draft.${place.form}`)}</Text>
        <Text size="sm" className="quiet figures">
          {t('today.draft.savedAt', { at: shownInstant(savedAt) })}
        </Text>
        <Link {...place.link} className={styles.link}>
          {t('today.draft.action')}
        </Link>
      </article>
    )
  })
}
