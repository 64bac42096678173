import type { Incidence } from '@aethersignal/core'
import type { FieldTest } from './field-test.js'

/** What a {@link MemberTest} looks through: the codes of each report, and bits beside each code where there are any. */
export interface Members {
  readonly group: string
  readonly incidence: Incidence
  readonly bits?: Uint8Array
}

/** Passes where a report has one of some codes, under one of the bits wanted with it: drugs in roles, events. */
export class MemberTest implements FieldTest {
  readonly group: string
  readonly #members: Members
  readonly #wanted: ReadonlyMap<number, number>
  #flags: Uint8Array | undefined

  /** @param wanted bits by code */
  constructor(members: Members, wanted: ReadonlyMap<number, number>) {
    this.group = members.group
    this.#members = members
    this.#wanted = wanted
  }

  key(): string {
    return JSON.stringify([...this.#wanted].sort(([left], [right]) => left - right))
  }

  or(others: readonly MemberTest[]): MemberTest {
    const wanted = new Map(this.#wanted)
    for (const other of others) {
      for (const [code, bits] of other.#wanted) wanted.set(code, (wanted.get(code) ?? 0) | bits)
    }
    return new MemberTest(this.#members, wanted)
  }

  /** A report can have one drug of each list: no single list says so. */
  and(): undefined {
    return undefined
  }

  paint(passes: Uint8Array, from: number, to: number): void {
    this.#flags ??= flagsOf(this.#wanted, this.#members.incidence.size)
    const { offsets, codes } = this.#members.incidence
    if (this.#members.bits === undefined) paintCodes(passes, from, to, offsets, codes, this.#flags)
    else paintCodesWithBits(passes, from, to, offsets, codes, this.#members.bits, this.#flags)
  }
}

function flagsOf(wanted: ReadonlyMap<number, number>, size: number): Uint8Array {
  const flags = new Uint8Array(size)
  for (const [code, bits] of wanted) flags[code] = bits
  return flags
}

type Codes = Incidence['codes']

function paintCodes(
  passes: Uint8Array,
  from: number,
  to: number,
  offsets: Uint32Array,
  codes: Codes,
  flags: Uint8Array,
): void {
  for (let report = from; report < to; report++) {
    let found = 0
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) found |= flags[codes[at]!]!
    passes[report - from] = found === 0 ? 0 : 1
  }
}

function paintCodesWithBits(
  passes: Uint8Array,
  from: number,
  to: number,
  offsets: Uint32Array,
  codes: Codes,
  bits: Uint8Array,
  flags: Uint8Array,
): void {
  for (let report = from; report < to; report++) {
    let found = 0
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) found |= flags[codes[at]!]! & bits[at]!
    passes[report - from] = found === 0 ? 0 : 1
  }
}
