import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { IsoDate } from '../../shared/ids.ts'

interface Props {
  readonly label: string
  readonly value: string
  /** Told a whole day, `2024-03-15`, or nothing; never half of one. */
  onDate(date: string): void
}

/** A day as the program writes days, whatever the computer's own country writes. */
export function DateField({ label, value, onDate }: Props) {
  const [typed, setTyped] = useState(value)
  const whole = typed === '' || IsoDate.safeParse(typed).success
  return (
    <TextInput
      w={120}
      label={label}
      placeholder="2024-03-15"
      maxLength={10}
      value={typed}
      error={typed.length === 10 && !whole}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value
        setTyped(text)
        if (text === '' || IsoDate.safeParse(text).success) onDate(text)
      }}
    />
  )
}
