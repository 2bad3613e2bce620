import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintedShare } from '../../../shared/contract/door.ts'
import { useArchive } from '../../api/archive.ts'
import { shownInstant } from '../../ui/shown-date.ts'
import styles from './Door.module.css'

interface Props {
  readonly shares: readonly PrintedShare[]
  readonly fingerprint: string
  onDone(): void
}

/** The share whose check has to be typed from the paper: not the first, so that the page was turned. */
const ASKED = 'B'
/** Five groups a line, as the check of each line counts them. */
const GROUPS_IN_LINE = 5
const linesOf = (groups: readonly string[]) =>
  Array.from({ length: Math.ceil(groups.length / GROUPS_IN_LINE) }, (_, line) =>
    groups.slice(line * GROUPS_IN_LINE, (line + 1) * GROUPS_IN_LINE),
  )
const inFours = (text: string) =>
  text
    .toUpperCase()
    .match(/.{1,4}/g)
    ?.join(' ') ?? ''
const bare = (text: string) => text.replace(/[\s-]/g, '').toUpperCase()

/** The three recovery shares, each on a page of its own. They are shown once and have to be proven put away. */
export function SharesStep({ shares, fingerprint, onDone }: Props) {
  const { t } = useTranslation()
  const save = useMutation(useArchive().door.savePage())
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const asked = shares.find(({ letter }) => letter === ASKED)
  const confirm = () => (asked && bare(typed) === bare(asked.check) ? onDone() : setWrong(true))
  return (
    <Stack>
      <Text className={styles.screenOnly}>{t('door.shares.text')}</Text>
      {shares.map((share) => (
        <Share key={share.letter} share={share} fingerprint={fingerprint} />
      ))}
      <Group className={styles.screenOnly}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate({ input: { suggestedName: t('door.shares.fileName') } })}
        >
          {t('door.shares.save')}
        </Button>
        {save.data?.saved && <Text role="status">{t('door.shares.saved')}</Text>}
      </Group>
      <form
        className={styles.screenOnly}
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        <Group align="end">
          <TextInput
            label={t('door.shares.confirm', { letter: ASKED })}
            value={typed}
            error={wrong && t('door.shares.wrong')}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setWrong(false)
            }}
          />
          <Button type="submit" disabled={typed.trim() === ''}>
            {t('door.shares.done')}
          </Button>
        </Group>
      </form>
    </Stack>
  )
}

function Share({ share, fingerprint }: { readonly share: PrintedShare; readonly fingerprint: string }) {
  const { t } = useTranslation()
  const archive = useQuery(useArchive().session.whoAmI({})).data?.archive.name ?? ''
  return (
    <section
      data-printed
      className={styles.share}
      aria-label={t('door.shares.name', { letter: share.letter })}
    >
      <Group justify="space-between" align="baseline">
        <span className={styles.shareLetter}>{t('door.shares.name', { letter: share.letter })}</span>
        <span className="quiet">{t('door.shares.twoOfThree')}</span>
      </Group>
      <p className={styles.shareOf}>
        {t('door.shares.of', { archive, on: shownInstant(new Date().toISOString()).slice(0, 10) })}
      </p>
      <ol className={`${styles.groups} code`}>
        {linesOf(share.groups).map((line) => (
          <li key={line.join()}>
            {line.map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
              <span key={at}>{group} </span>
            ))}
          </li>
        ))}
      </ol>
      <dl className={styles.facts}>
        <dt>{t('door.shares.check')}</dt>
        <dd className="code">{share.check}</dd>
        <dt>{t('door.shares.commitment')}</dt>
        <dd className="code">{share.commitment}</dd>
        <dt>{t('door.shares.fingerprint')}</dt>
        <dd className="code">{inFours(fingerprint)}</dd>
        {(['holder', 'sealedOn'] as const).map((name) => (
          <Fragment key={name}>
            <dt className={styles.byHand}>{t(`door.shares.${name}`)}</dt>
            <dd className={styles.byHand} />
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
