import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemFilter } from '../../shared/contract/item-filter.ts'
import { readBarcode } from '../../shared/domain/barcode.ts'
import { useArchive } from '../api/archive.ts'

/** How a jump ended: the record is open, there is none, or why the barcode is wrong, in words. */
export type Jumped = { readonly opened: true } | { readonly opened: false; readonly refused: string | null }

/** Opens the one record that has a code or barcode. An unknown one creates nothing (hard case 38). */
export function useJump(): (code: string) => Promise<Jumped> {
  const { t } = useTranslation()
  const archive = useArchive()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCallback(
    async (code) => {
      const barcode = readBarcode(code)
      if (barcode && !barcode.ok)
        return { opened: false, refused: t(`find.jump.${barcode.reason}`, { code: code.trim() }) }
      // What was sought leaves no trace beyond the record that shows it.
      const found = await client.fetchQuery({ ...archive.items.jump({ code }), staleTime: 0, gcTime: 0 })
      if (!found) return { opened: false, refused: null }
      await navigate({ to: '/items', search: { ...found, text: '' } })
      return { opened: true }
    },
    [t, archive, client, navigate],
  )
}

/**
 * What a scanned number does wherever the focus is: opens its record, or the one item that holds it in some other way, as
 * labels of older systems do. Several are listed; none is said, and nothing is created (hard case 38).
 */
export function useScan(): (digits: string) => Promise<void> {
  const { t } = useTranslation()
  const archive = useArchive()
  const client = useQueryClient()
  const navigate = useNavigate()
  const jump = useJump()
  return useCallback(
    async (digits) => {
      const tell = (message: string) => void notifications.show({ message, autoClose: 10_000 })
      const jumped = await jump(digits)
      if (jumped.opened) return
      if (jumped.refused) return tell(jumped.refused)
      const filter = ItemFilter.parse({ text: digits })
      const { pages } = await client.fetchInfiniteQuery({ ...archive.items.list(filter), gcTime: 0 })
      const [only, second] = pages[0]?.rows ?? []
      if (!only) return tell(t('find.jump.unknown', { code: digits }))
      if (second) tell(t('items.scan.several', { code: digits }))
      const beside = second ? {} : { vault: only.vault, id: only.id }
      await navigate({ to: '/items', search: { text: digits, ...beside } })
    },
    [t, archive, client, navigate, jump],
  )
}
