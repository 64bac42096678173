import type { Progress } from '../cases/adapter.js'
import type { Findings } from './finding.js'

/** Watches the progress of one reading that comes to its end. */
export class ProgressWatch {
  readonly #findings: Findings
  #last: Progress | null = null

  constructor(findings: Findings) {
    this.#findings = findings
  }

  readonly take = (progress: Progress): void => {
    const { phase, done, total } = progress
    const last = this.#last
    const require = (holds: boolean, fault: string) => {
      if (!holds) this.#findings.add('progress', fault, `${done} of ${total ?? 'unknown'} in "${phase}"`)
    }
    require(phase !== '', 'A phase has no name')
    require(Number.isFinite(done) && done >= (last?.done ?? 0), 'Progress goes back')
    require(total === undefined || done <= total, 'More is done than there is')
    require(last?.total === undefined || last.total === total, 'The total changes')
    this.#last = progress
  }

  end(): void {
    const last = this.#last
    if (last === null) this.#findings.add('progress', 'No progress is told')
    else if (last.total !== undefined && last.done !== last.total) {
      this.#findings.add('progress', 'Progress does not end at the total', `${last.done} of ${last.total}`)
    }
  }
}
