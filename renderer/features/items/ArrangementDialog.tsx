import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Category } from '../../../shared/contract/arrangement.ts'
import { TemplateName } from '../../../shared/domain/description-templates.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Words } from '../../ui/Words.tsx'
import type { TreeNode } from './tree-nodes.ts'

/** What is being done to the tree. */
export type Arranging =
  | { readonly what: 'fonds' }
  | { readonly what: 'category'; readonly under: TreeNode }
  | { readonly what: 'close'; readonly category: Category }

interface Props {
  readonly arranging: Arranging
  onClose(): void
}

/** Opens a fonds or a category, or closes one to new items. */
export function ArrangementDialog({ arranging, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`items.arrange.${arranging.what}.title`)}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {arranging.what === 'close' ? (
        <CloseCategory category={arranging.category} onClose={onClose} />
      ) : (
        <AddClass under={arranging.what === 'category' ? arranging.under : null} onClose={onClose} />
      )}
    </Modal>
  )
}

function AddClass({ under, onClose }: { readonly under: TreeNode | null; onClose(): void }) {
  const { t } = useTranslation()
  const archive = useArchive()
  const addFonds = useMutation({ ...archive.arrangement.addFonds(), ...shownHere, onSuccess: onClose })
  const addCategory = useMutation({ ...archive.arrangement.addCategory(), ...shownHere, onSuccess: onClose })
  const needed = (text: string) => (text.trim() === '' ? <Words of="rules.missing" /> : null)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '', name: '', template: '' },
    validate: { code: needed, name: needed },
  })
  const submit = form.onSubmit(({ code, name, template }) => {
    if (under === null) addFonds.mutate({ number: code, name })
    else
      addCategory.mutate({
        fondsId: under.fonds.id,
        parentId: under.category?.id ?? null,
        code,
        name,
        template: TemplateName.safeParse(template).data ?? null,
      })
  })
  return (
    <form onSubmit={submit}>
      <Stack>
        {under && (
          <Text className="quiet">{t('items.arrange.under', { code: under.code, name: under.name })}</Text>
        )}
        <TextInput
          data-autofocus
          label={t(under ? 'items.arrange.categoryCode' : 'items.arrange.fondsNumber')}
          description={t(under ? 'items.arrange.categoryCodeText' : 'items.arrange.fondsNumberText')}
          key={form.key('code')}
          maxLength={20}
          {...form.getInputProps('code')}
        />
        <TextInput
          label={t('items.arrange.name')}
          key={form.key('name')}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        {under && (
          <NativeSelect
            label={t('items.field.template')}
            key={form.key('template')}
            {...form.getInputProps('template')}
            data={[
              { value: '', label: t('items.arrange.templateByCode') },
              ...TemplateName.options.map((value) => ({ value, label: t(`items.template.${value}`) })),
            ]}
          />
        )}
        <ErrorText error={addFonds.error ?? addCategory.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={addFonds.isPending || addCategory.isPending}>
            {t('items.arrange.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function CloseCategory({ category, onClose }: { readonly category: Category; onClose(): void }) {
  const { t } = useTranslation()
  const archive = useArchive()
  const close = useMutation({ ...archive.arrangement.closeCategory(), ...shownHere, onSuccess: onClose })
  return (
    <Stack>
      <Text>{t('items.arrange.close.text', { code: category.code, name: category.name })}</Text>
      <ErrorText error={close.error} />
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button
          loading={close.isPending}
          onClick={() => close.mutate({ id: category.id, version: category.version })}
        >
          {t('items.arrange.close.action', { code: category.code })}
        </Button>
      </Group>
    </Stack>
  )
}
