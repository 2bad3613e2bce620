import { Button, Group } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFolder } from '../../../shared/contract/door.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { usePreferences } from '../../session/preferences.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { Words } from '../../ui/Words.tsx'
import { ArchiveStep } from './ArchiveStep.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { FounderStep } from './FounderStep.tsx'
import { type FoundingTexts, foundingInput, STEPS, type Step, wrongIn } from './founding-form.ts'
import { PlaceStep } from './PlaceStep.tsx'
import { SharesStep } from './SharesStep.tsx'

interface Props {
  onHold(hold: boolean): void
  onBack(): void
}

/** Creates an archive step by step: where, what, who, and the shares that bring a lost password back. */
export function FoundingWizard({ onHold, onBack }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const { language } = usePreferences()
  const [step, setStep] = useState<Step>('place')
  const [folder, setFolder] = useState<ChosenFolder | null>(null)
  const [passwordRefused, setPasswordRefused] = useState(true)
  const found = useMutation({ ...archive.door.found(), ...shownHere })
  const form = useForm<FoundingTexts>({
    mode: 'controlled',
    initialValues: {
      name: '',
      fondsNumber: '',
      fondsName: '',
      profile: 'ordinary',
      language,
      founderName: '',
      signInName: '',
      password: '',
      again: '',
    },
  })

  const check = (which: 'archive' | 'founder') => {
    const wrong = wrongIn(which, form.values)
    form.setErrors(
      Object.fromEntries(wrong.map((field) => [field, <Words key={field} of={`door.wrong.${field}`} />])),
    )
    return wrong.length === 0
  }
  const create = () => {
    if (!folder || !check('founder') || passwordRefused) return
    onHold(true)
    found.mutate(
      { input: foundingInput(folder.handle, form.values) },
      {
        onSuccess: () => {
          form.reset() // the password stays no longer than it is needed
          setStep('shares')
        },
        onError: () => onHold(false),
      },
    )
  }
  const next = () => {
    if (step === 'place' && folder?.refusal === null) setStep('archive')
    else if (step === 'archive' && check('archive')) setStep('founder')
    else if (step === 'founder') create()
  }
  const back = () =>
    step === 'founder' ? setStep('archive') : step === 'archive' ? setStep('place') : onBack()

  return (
    <DoorFrame title={t('door.found.title')} wide>
      <Steps steps={STEPS.map((id) => ({ id, name: t(`door.step.${id}`) }))} current={step} />
      {step === 'shares' && found.data ? (
        <SharesStep {...found.data} onDone={() => onHold(false)} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            next()
          }}
        >
          {step === 'place' && <PlaceStep folder={folder} onFolder={setFolder} />}
          {step === 'archive' && <ArchiveStep form={form} />}
          {step === 'founder' && <FounderStep form={form} onRefused={setPasswordRefused} />}
          <ErrorText error={found.error} />
          <Group justify="space-between" mt="xl">
            <Button variant="default" onClick={back} disabled={found.isPending}>
              {t('app.back')}
            </Button>
            <Button
              type="submit"
              loading={found.isPending}
              disabled={step === 'place' && folder?.refusal !== null}
            >
              {t(step === 'founder' ? 'door.found.create' : 'app.next')}
            </Button>
          </Group>
        </form>
      )}
    </DoorFrame>
  )
}
