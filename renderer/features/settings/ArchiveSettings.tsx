import { Button, Modal, NumberInput, Stack, Table, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Setting } from '../../../shared/contract/settings.ts'
import { refuseSetting } from '../../../shared/domain/setting-rules.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Words } from '../../ui/Words.tsx'

/** What holds for everybody in this archive. A setting can be made stricter than its rule, never looser (DEC-9). */
export function ArchiveSettings() {
  const { t } = useTranslation()
  const { data } = useQuery(useArchive().settings.list({}))
  const mayWrite = useSession(may('settings.write'))
  const [changing, setChanging] = useState<Setting | null>(null)
  return (
    <>
      <Text className="quiet" mb="sm">
        {t('settings.archive.text')}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings.archive.setting')}</Table.Th>
            <Table.Th w={110}>{t('settings.archive.value')}</Table.Th>
            <Table.Th w={150}>{t('settings.archive.range')}</Table.Th>
            <Table.Th w={90}>{t('settings.archive.rule')}</Table.Th>
            <Table.Th w={100}>{t('settings.archive.act')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data?.map((setting) => (
            <Table.Tr key={setting.key}>
              <Table.Td>{t(`settings.key.${setting.key}`)}</Table.Td>
              <Table.Td className="figures">{setting.value}</Table.Td>
              <Table.Td className="figures">{`${setting.least} – ${setting.most}`}</Table.Td>
              <Table.Td className="code">{setting.rule}</Table.Td>
              <Table.Td>
                {mayWrite && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('settings.archive.changeThis', {
                      setting: t(`settings.key.${setting.key}`),
                    })}
                    onClick={() => setChanging(setting)}
                  >
                    {t('settings.archive.change')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {changing && <ChangeSetting setting={changing} onClose={() => setChanging(null)} />}
    </>
  )
}

function ChangeSetting({ setting, onClose }: { readonly setting: Setting; onClose(): void }) {
  const { t } = useTranslation()
  const change = useMutation({ ...useArchive().settings.change(), ...shownHere, onSuccess: onClose })
  const { key, least, most, rule } = setting
  const form = useForm({
    mode: 'controlled',
    initialValues: { value: setting.value as number | string, reason: '' },
    validate: {
      value: (value) =>
        refuseSetting(key, Number(value)) ? (
          <Words of="settings.archive.outOfRange" params={{ least, most, rule }} />
        ) : null,
      reason: (reason) => (reason.trim() === '' ? <Words of="rules.missing" /> : null),
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`settings.key.${key}`)}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        onSubmit={form.onSubmit(({ value, reason }) => change.mutate({ key, value: Number(value), reason }))}
      >
        <Stack>
          <NumberInput
            data-autofocus
            label={t('settings.archive.value')}
            description={t('settings.archive.rangeText', { least, most, rule })}
            allowDecimal={false}
            {...form.getInputProps('value')}
          />
          <TextInput label={t('settings.archive.reason')} maxLength={500} {...form.getInputProps('reason')} />
          <ErrorText error={change.error} />
          <Button type="submit" loading={change.isPending}>
            {t('settings.archive.change')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
