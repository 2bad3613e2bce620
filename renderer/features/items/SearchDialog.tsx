import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemFilter } from '../../../shared/contract/item-filter.ts'
import type { SavedSearch } from '../../../shared/contract/searches.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'
import { say } from '../../shell/shell.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { isNarrowed } from './item-search.ts'

interface Props {
  /** The search that is changed; null to keep a new one. */
  readonly search: SavedSearch | null
  /** What the list is filtered by now. */
  readonly filter: ItemFilter
  onClose(): void
}

/** Keeps a filter under a name, or renames, shares, replaces or deletes one that is kept. */
export function SearchDialog({ search, filter, onClose }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState(search?.name ?? '')
  const [shared, setShared] = useState(search?.shared ?? false)
  const [replaced, setReplaced] = useState(false)
  const { keep, remove, isPending, error } = useKeeping(search, onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '')
      keep({ name: name.trim(), shared, filter: search && !replaced ? search.filter : filter })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(search ? 'find.saved.editTitle' : 'find.saved.saveTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            label={t('find.saved.name')}
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('find.saved.shared')}
            description={t('find.saved.sharedText')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {search && isNarrowed(filter) && (
            <Checkbox
              label={t('find.saved.replace')}
              checked={replaced}
              onChange={(event) => setReplaced(event.currentTarget.checked)}
            />
          )}
          <ErrorText error={error} />
          <Group justify="end">
            {search && (
              <Button variant="subtle" color="gray" mr="auto" disabled={isPending} onClick={remove}>
                {t('find.saved.remove')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
              {t(search ? 'find.saved.change' : 'find.saved.keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function useKeeping(search: SavedSearch | null, onDone: () => void) {
  const { t } = useTranslation()
  const archive = useArchive()
  const vault = useOpenVault()
  const done = (text: string) => () => {
    say(text)
    onDone()
  }
  const save = useMutation({ ...archive.searches.save(), ...shownHere })
  const change = useMutation({ ...archive.searches.change(), ...shownHere })
  const remove = useMutation({ ...archive.searches.remove(), ...shownHere })
  return {
    keep(kept: Pick<SavedSearch, 'name' | 'shared' | 'filter'>) {
      const onSuccess = done(t('find.saved.saved', { name: kept.name }))
      if (search) {
        const { id, version } = search
        change.mutate({ ...kept, vault: search.vault, id, version }, { onSuccess })
      } else save.mutate({ ...kept, vault }, { onSuccess })
    },
    remove() {
      if (!search) return
      const onSuccess = done(t('find.saved.removed', { name: search.name }))
      remove.mutate({ vault: search.vault, id: search.id }, { onSuccess })
    },
    isPending: save.isPending || change.isPending || remove.isPending,
    error: save.error ?? change.error ?? remove.error,
  }
}
