import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../shared/contract/items.ts'
import { ITEM_FIELDS, type ItemField } from '../../../shared/domain/item-rules.ts'
import { usualDueDate } from '../../../shared/domain/ticket-rules.ts'
import { IsoDate } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { useSession } from '../../session/session.store.ts'
import { say, useHere } from '../../shell/shell.store.ts'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { formKeys } from '../../ui/form-keys.ts'
import { isoToday } from './clock.ts'

interface Props {
  readonly item: Item
  onDone(): void
}

/** Opens a ticket: what is wrong, where it was seen, who noticed, and by which day it is put right (QUAL-7). */
export function TicketForm({ item, onDone }: Props) {
  const { t } = useTranslation()
  const me = useSession(({ user }) => user?.name ?? '')
  const [texts, setTexts] = useState({ field: '', wrong: '', seen: '', reporter: me })
  const [dueOn, setDueOn] = useState<string>(() => usualDueDate(isoToday()))
  const [tried, setTried] = useState(false)
  const open = useMutation({ ...useArchive().tickets.open(), ...shownHere })
  const day = IsoDate.safeParse(dueOn)
  const save = () => {
    setTried(true)
    if (texts.wrong.trim() === '' || !day.success || open.isPending) return
    const field = (texts.field || null) as ItemField | null // the values of the select below
    open.mutate(
      { vault: item.vault, itemId: item.id, ...texts, field, dueOn: day.data },
      {
        onSuccess: (ticket) => {
          say(t('items.ticket.opened', { dueOn: ticket.dueOn }))
          onDone()
        },
      },
    )
  }
  useHere({ save, back: onDone })
  const bind = (name: keyof typeof texts) => ({
    name: `ticket-${name}`,
    label: t(`items.ticket.${name}`),
    value: texts[name],
    mb: 'sm',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTexts({ ...texts, [name]: event.currentTarget.value }),
  })
  return (
    <form
      aria-label={t('items.ticket.title')}
      onKeyDown={formKeys({ copyAbove: () => undefined, today: () => undefined, save })}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Textarea
        {...bind('wrong')}
        autoFocus
        required
        rows={2}
        maxLength={500}
        placeholder={t('items.ticket.wrongExample')}
        error={tried && texts.wrong.trim() === '' && t('items.ticket.wrongMissing')}
      />
      <NativeSelect
        {...bind('field')}
        data={[
          { value: '', label: t('items.ticket.noField') },
          ...ITEM_FIELDS.map((field) => ({ value: field, label: t(`items.field.${field}`) })),
        ]}
      />
      <TextInput {...bind('seen')} maxLength={500} placeholder={t('items.ticket.seenExample')} />
      <Group align="start" gap="sm">
        <TextInput {...bind('reporter')} maxLength={100} flex={1} />
        <DateField label={t('items.ticket.dueOn')} value={dueOn} onDate={setDueOn} />
      </Group>
      <ErrorText error={open.error} />
      <Group gap="xs">
        <Button type="submit" loading={open.isPending}>
          {t('items.ticket.save')}
          <kbd>Ctrl+S</kbd>
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </Group>
    </form>
  )
}
