import type { Steps } from '@aethersignal/core'

/** Does work on the items `0 … length − 1`, so many between two steps. */
export function* inStretches(length: number, stretch: number, work: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < length; from += stretch) {
    work(from, Math.min(from + stretch, length))
    yield
  }
}
