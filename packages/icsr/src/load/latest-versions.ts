import type { IcsrCase } from '../icsr-case.js'

/** Remembers which version of each case of a part is the latest, and so which cases are taken back. */
export class LatestVersions {
  readonly #latest = new Map<string, { version: number; date: number; nullified: boolean; line: number }>()

  /** Cases seen. */
  get size(): number {
    return this.#latest.size
  }

  add({ case: row, nullified }: IcsrCase, line: number): void {
    const caseId = row.caseId ?? ''
    const version = row.version ?? Number.NEGATIVE_INFINITY
    const date = row.versionDate ?? 0
    const before = this.#latest.get(caseId)
    const later =
      before === undefined || version > before.version || (version === before.version && date >= before.date)
    if (later) this.#latest.set(caseId, { version, date, nullified, line })
  }

  /** The cases whose latest version takes them back, with the line of that version. */
  *nullified(): Generator<{ caseId: string; line: number }> {
    for (const [caseId, { nullified, line }] of this.#latest) if (nullified) yield { caseId, line }
  }
}
