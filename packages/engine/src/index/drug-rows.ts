import type { Steps } from '@aethersignal/core'
import { type CaseColumns, codePointOrder, NAME_SEPARATOR, ROLES, type Role } from '@aethersignal/model'
import { GrowableColumn } from './growable-column.js'
import { inStretches } from './in-stretches.js'
import { NO_ROLE, ROLE_BITS } from './report-index.js'
import type { RowsByReport } from './rows-by-report.js'
import { sortedInSteps } from './sorted-in-steps.js'
import { TextCodes } from './text-codes.js'

/** Rows, or sets of names, handled between two steps. */
const STRETCH = { rows: 262_144, sets: 8192 }

/** The drug rows of all parts that belong to a case, in columns. */
export class DrugRows {
  /** Row of the case it belongs to. */
  readonly caseRow = new GrowableColumn(Uint32Array)
  /** The names of a row together, as a code of {@link nameSets}; 0 where it has none that counts. */
  readonly nameSet = new GrowableColumn(Uint32Array)
  /** Names of one row together, by code. */
  readonly nameSets = new TextCodes()
  /** The name as written, as a code of {@link DrugRows.verbatims}. */
  readonly verbatim = new GrowableColumn(Uint32Array)
  /** Names as written, by code. */
  readonly verbatims = new TextCodes()
  /** Bit of the role, as `ROLE_BITS` has it. */
  readonly role = new GrowableColumn(Uint8Array)

  /** Takes a batch. `caseRowOf` gives the case row of an ordinal, −1 for an orphan. */
  add(columns: CaseColumns<'drug'>, rows: number, caseRowOf: (ordinal: number) => number): void {
    for (let row = 0; row < rows; row++) {
      const caseRow = caseRowOf(columns.caseOrdinal[row]!)
      if (caseRow < 0) continue
      this.caseRow.push(caseRow)
      this.nameSet.push(this.nameSets.add(columns.names[row] || null))
      this.verbatim.push(this.verbatims.add(columns.verbatim[row]))
      this.role.push(roleBit(columns.role[row]))
    }
  }

  /** Names of a row, in their order; empty where it has none. */
  names(row: number): readonly string[] {
    return splitNames(this.nameSets.text(this.nameSet.values()[row]!))
  }

  /** The vocabulary of the rows given, in order of code points, and the codes of each name set in it. */
  *vocabulary({ rows }: RowsByReport): Steps<{
    readonly names: readonly string[]
    readonly codes: readonly (readonly number[])[]
  }> {
    const nameSet = this.nameSet.values()
    const used = new Uint8Array(this.nameSets.size + 1)
    yield* inStretches(rows.length, STRETCH.rows, (from, to) => {
      for (let at = from; at < to; at++) used[nameSet[rows[at]!]!] = 1
    })
    const split: (readonly string[])[] = []
    const distinct = new Set<string>()
    yield* inStretches(used.length, STRETCH.sets, (from, to) => {
      for (let code = from; code < to; code++) {
        const names = used[code] === 1 ? splitNames(this.nameSets.text(code)) : []
        split.push(names)
        for (const name of names) distinct.add(name)
      }
    })
    const names = yield* sortedInSteps([...distinct], codePointOrder)
    const codeOf = new Map<string, number>()
    const codes: (readonly number[])[] = []
    yield* inStretches(names.length, STRETCH.sets, (from, to) => {
      for (let code = from; code < to; code++) codeOf.set(names[code]!, code)
    })
    yield* inStretches(split.length, STRETCH.sets, (from, to) => {
      for (let at = from; at < to; at++) codes.push(split[at]!.map((name) => codeOf.get(name)!))
    })
    return { names, codes }
  }
}

/** The role that a bit stands for, null for {@link NO_ROLE}. */
export function roleOfBit(bit: number): Role | null {
  return ROLES.find((role) => ROLE_BITS[role] === bit) ?? null
}

function roleBit(role: string | null | undefined): number {
  const known = ROLES.find((one) => one === role)
  return known === undefined ? NO_ROLE : ROLE_BITS[known]
}

function splitNames(names: string | null): readonly string[] {
  return names === null ? [] : names.split(NAME_SEPARATOR).filter((name) => name !== '')
}
