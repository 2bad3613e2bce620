import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { codesOf } from '../../../shared/domain/code-lists.ts'
import { useCodeText } from './use-code-text.ts'

interface Props extends Omit<NativeSelectProps, 'data'> {
  readonly element: string
  readonly value: string
}

/** A coded element: only the values of its list, each by its name (QUAL-14). */
export function CodeField({ element, value, ...field }: Props) {
  const say = useCodeText()
  const codes = codesOf(element) ?? []
  // A text that was never a code stays visible until somebody chooses.
  const foreign = value !== '' && !codes.includes(value) ? [value] : []
  return (
    <NativeSelect
      {...field}
      value={value}
      data={[
        { value: '', label: '' },
        ...[...foreign, ...codes].map((code) => ({ value: code, label: say(element, code) })),
      ]}
    />
  )
}
