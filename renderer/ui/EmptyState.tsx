import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Says what a screen is for while there is nothing on it, and offers the first action. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <Stack gap="sm" maw={520}>
      <Text fw={600}>{title}</Text>
      {children && <Text className="quiet">{children}</Text>}
      {actions && <div>{actions}</div>}
    </Stack>
  )
}
