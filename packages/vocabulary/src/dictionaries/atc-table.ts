/** A class or a substance of the ATC classification. */
export interface AtcClass {
  /** Code of 1, 3, 4, 5 or 7 characters, such as `C10AA05`. */
  readonly code: string
  /** Name, normalised as drug names are. */
  readonly name: string
  /** 1 (anatomical main group) to 5 (chemical substance), by the length of the code. */
  readonly level: AtcLevel
}

/** Levels of the ATC classification, from the anatomical main group (1) to the chemical substance (5). */
export type AtcLevel = 1 | 2 | 3 | 4 | 5

/** The ATC classification as far as a file has it. */
export interface AtcTable {
  /** What it is called in messages and manifests. */
  readonly title: string
  /** Classes and substances by code, in code order. */
  readonly byCode: ReadonlyMap<string, AtcClass>
}

/** A class of the ATC classification as a group of drugs. */
export interface AtcGroup {
  /** Code of the class. */
  readonly code: string
  /** Code and name, such as `C10AA HMG COA REDUCTASE INHIBITORS`, since names of classes repeat. */
  readonly name: string
  /** Names of the substances of the class, as {@link atcDrugs} gives them. */
  readonly drugs: readonly string[]
}

const LEVELS: Readonly<Record<number, AtcLevel>> = { 1: 1, 3: 2, 4: 3, 5: 4, 7: 5 }
const CODE = /^[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?$/

/** The level of an ATC code; null for what is none. */
export function atcLevel(code: string): AtcLevel | null {
  return CODE.test(code) ? LEVELS[code.length]! : null
}

/**
 * The substances of a class, normalised, each once, in code unit order. Of fixed combinations (`AMLODIPINE AND
 * ATORVASTATIN`, `…, COMBINATIONS`) there are none, since reports count their ingredients; nor of an unknown code.
 */
export function atcDrugs(table: AtcTable, code: string): string[] {
  const drugs = new Set<string>()
  for (const { code: own, name, level } of table.byCode.values()) {
    if (level === 5 && own.startsWith(code) && isSingleSubstance(name)) drugs.add(name)
  }
  return [...drugs].sort()
}

/** Every class of a level that has a substance, as a group of drugs, in code order. */
export function atcGroups(table: AtcTable, level: Exclude<AtcLevel, 5>): AtcGroup[] {
  return [...table.byCode.values()]
    .filter((entry) => entry.level === level)
    .map(({ code, name }) => ({ code, name: `${code} ${name}`, drugs: atcDrugs(table, code) }))
    .filter(({ drugs }) => drugs.length > 0)
}

/** Whether a name of level 5 is that of one substance, and not of a combination, a remainder or a list. */
export function isSingleSubstance(name: string): boolean {
  return !/\bAND\b|\bCOMB(?:INATION|\.|S\b)|\bVARIOUS\b|^OTHER\b|\bINCL\.|\bEXCL\.|[/+;]/.test(name)
}
