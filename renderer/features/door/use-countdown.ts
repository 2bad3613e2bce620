import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'

/** How many seconds a refusal asks to wait, counted down while one looks. */
export function useCountdown(error: AppError | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = Math.ceil(Number(error?.data.params?.seconds ?? 0))
    setLeft(seconds)
    if (seconds <= 0) return
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(now)
      if (now === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [error])
  return left
}
