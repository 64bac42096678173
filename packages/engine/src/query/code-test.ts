import type { FieldTest } from './field-test.js'

/** Passes where the one code that each report has is among some: sex, country, source, seriousness, outcomes. */
export class CodeTest implements FieldTest {
  readonly group: string
  readonly #codes: Uint8Array | Uint16Array
  readonly #wanted: ReadonlySet<number>
  #flags: Uint8Array | undefined

  /** @param codes the code of each report */
  constructor(group: string, codes: Uint8Array | Uint16Array, wanted: ReadonlySet<number>) {
    this.group = group
    this.#codes = codes
    this.#wanted = wanted
  }

  key(): string {
    return JSON.stringify([...this.#wanted].sort((left, right) => left - right))
  }

  or(others: readonly CodeTest[]): CodeTest {
    const wanted = new Set(this.#wanted)
    for (const other of others) for (const code of other.#wanted) wanted.add(code)
    return new CodeTest(this.group, this.#codes, wanted)
  }

  and(others: readonly CodeTest[]): CodeTest {
    const wanted = new Set(this.#wanted)
    for (const other of others) for (const code of wanted) if (!other.#wanted.has(code)) wanted.delete(code)
    return new CodeTest(this.group, this.#codes, wanted)
  }

  paint(passes: Uint8Array, from: number, to: number): void {
    this.#flags ??= this.#allFlags()
    const flags = this.#flags
    const codes = this.#codes
    for (let report = from; report < to; report++) passes[report - from] = flags[codes[report]!]!
  }

  #allFlags(): Uint8Array {
    const flags = new Uint8Array(this.#codes.BYTES_PER_ELEMENT === 1 ? 256 : 65_536)
    for (const code of this.#wanted) flags[code] = 1
    return flags
  }
}
