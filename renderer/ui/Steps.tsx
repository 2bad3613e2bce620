import styles from './Steps.module.css'

interface Props {
  readonly steps: readonly { readonly id: string; readonly name: string }[]
  readonly current: string
}

/** Where one is in a sequence of steps. */
export function Steps({ steps, current }: Props) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ id, name }, index) => (
        <li key={id} aria-current={id === current ? 'step' : undefined}>
          {index + 1} {name}
        </li>
      ))}
    </ol>
  )
}
