import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { PARTY_FIELDS, type PartyField, readParty } from '../../../shared/domain/party-rules.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { DraftOffer } from '../../session/DraftOffer.tsx'
import { useDraft } from '../../session/use-draft.ts'
import { say } from '../../shell/shell.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { formKeys } from '../../ui/form-keys.ts'

type Texts = Readonly<Record<PartyField, string>>

const Texts = z.object(
  // Every field is a text; the keys are those of the rules.
  Object.fromEntries(PARTY_FIELDS.map((field) => [field, z.string().default('')])) as Record<
    PartyField,
    z.ZodDefault<z.ZodString>
  >,
)
const NOTHING: Texts = { ...Texts.parse({}), class: 'general' }
const FIELDS: readonly PartyField[] = ['usci', 'noUsciReason', 'contact', 'mobile', 'industry']
const REQUIRED = new Set<PartyField>(['name', 'industry'])

/** What is typed about one party, judged while it is typed by the rules the archive registers by (QUAL-1 to QUAL-4). */
function usePartyForm(onDone: () => void) {
  const { t } = useTranslation()
  const archive = useArchive()
  const draft = useDraft('parties/register', Texts)
  const [texts, setTexts] = useState(NOTHING)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const register = useMutation({ ...archive.parties.register(), ...shownHere })
  const reading = readParty(texts)
  const problems = reading.ok ? [] : reading.problems
  const wrong = (field: PartyField) => {
    const problem = problems.find((one) => one.field === field)
    if (!problem || !(tried || left.has(field))) return null
    return t('rules.with', {
      text: t(`rules.${problem.reason}`, { ...problem.params }),
      rule: problem.rule,
    })
  }
  const type = (field: PartyField, text: string) => {
    const next = { ...texts, [field]: text }
    setTexts(next)
    draft.touch(next)
  }
  const bind = (field: PartyField) => ({
    name: field,
    label: t(`parties.field.${field}`),
    required: REQUIRED.has(field),
    value: texts[field],
    error: wrong(field),
    onBlur: () => setLeft((before) => new Set([...before, field])),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type(field, event.currentTarget.value),
  })
  const save = () => {
    setTried(true)
    if (!reading.ok || register.isPending) return
    register.mutate(
      { description: reading.description },
      {
        onSuccess: ({ description }) => {
          draft.done()
          say(t('parties.register.done', { name: description.name }))
          onDone()
        },
      },
    )
  }

  return { setTexts, draft, register, warnings: reading.warnings, bind, save }
}

/** Registers one party. */
export function RegisterForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation()
  const { setTexts, draft, register, warnings, bind, save } = usePartyForm(onDone)
  return (
    <form
      aria-label={t('parties.register.title')}
      onKeyDown={formKeys({ copyAbove: () => undefined, today: () => undefined, save })}
      onBlur={draft.keepNow}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="sm">
        <DraftOffer draft={draft} onTake={setTexts} />
        <TextInput {...bind('name')} data-autofocus />
        <NativeSelect
          {...bind('class')}
          data={(['general', 'special'] as const).map((value) => ({
            value,
            label: t(`parties.class.${value}`),
          }))}
        />
        {FIELDS.map((field) => (
          <TextInput key={field} {...bind(field)} />
        ))}
        <Group grow align="start">
          <TextInput {...bind('signedAt')} placeholder="2024-03-15 09:30" />
          <TextInput {...bind('enteredAt')} placeholder="2024-03-15 16:00" />
        </Group>
        <Textarea {...bind('remarks')} rows={2} />
        {warnings.map((warning) => (
          <p key={warning} className="quiet">
            {t(`parties.warning.${warning}`)}
          </p>
        ))}
        <ErrorText error={register.error} />
        <Group justify="space-between">
          <Button type="submit" loading={register.isPending}>
            {t('parties.register.save')}
            <kbd>Ctrl+S</kbd>
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('app.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
