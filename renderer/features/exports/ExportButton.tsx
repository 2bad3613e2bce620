import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportSubject } from '../../../shared/contract/exports.ts'
import { may, useSession } from '../../session/session.store.ts'
import { ExportDialog } from './ExportDialog.tsx'

interface Props {
  /** The list as it is filtered and sorted now. */
  readonly subject: ExportSubject
  /** The columns that are shown, in their order. */
  readonly columns: readonly string[]
}

/** The way out for a list: the same button at the same corner of each. */
export function ExportButton({ subject, columns }: Props) {
  const { t } = useTranslation()
  const mayExport = useSession(may('exports.write'))
  const [open, setOpen] = useState(false)
  if (!mayExport) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileExport size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('exports.action')}
      </Button>
      {open && <ExportDialog subject={subject} columns={columns} onClose={() => setOpen(false)} />}
    </>
  )
}
