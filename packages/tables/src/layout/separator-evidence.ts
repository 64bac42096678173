import { QUALIFIERS } from './qualifiers.js'
import { regroupedParts } from './regroup-parts.js'
import type { Separator } from './separators.js'

/** A text of a column and how many rows have it. */
export interface CountedText {
  readonly text: string
  readonly rows: number
}

/** Each text once, with all its rows; empty ones are left out. */
export function counted(texts: readonly CountedText[]): readonly CountedText[] {
  const rows = new Map<string, number>()
  for (const { text, rows: count } of texts) if (text !== '') rows.set(text, (rows.get(text) ?? 0) + count)
  return [...rows].map(([text, count]) => ({ text, rows: count }))
}

/** What tells names from other texts. */
export interface NameKnowledge {
  /** Whether a name is known to the caller. */
  readonly isTerm: (text: string) => boolean
  /** Whether a text is written as names of the field are. */
  readonly looksRight: (text: string) => boolean
}

/** What the texts of a column say of a separator. A tail is a part of a text behind the first. */
export interface SeparatorEvidence {
  /** Distinct texts that have the separator, and the share of the rows that have one of them. */
  readonly joined: readonly CountedText[]
  readonly rowShare: number
  /** Share of tails that stand alone elsewhere, come first elsewhere, or are known terms. */
  readonly known: number
  /** Share of tails that speak for the separator, among those that do not speak against it. */
  readonly supported: number
  /** Share of tails that are no names: qualifiers, strengths, and words in lower case where names begin with a capital. */
  readonly against: number
  /** The joined texts of which every part stands alone elsewhere or is a known term. */
  readonly whole: readonly CountedText[]
  /** Share of the joined texts of which the caller knows every part. */
  readonly vouched: number
  /** Some first part stands alone elsewhere or is a known term. */
  readonly headsKnown: boolean
  /** Whether a part is the end of the name before it. */
  readonly isEnding: (part: string) => boolean
}

const NO_NAME =
  /^[^\p{L}]*$|^[<>~]?\s*\d[\d.,]*\s*(?:%|m?c?g|[uµμ]g|kg|m?l|i\.?u\.?|units?|mmol|tablets?|capsules?|years?|days?)(?!\p{L})/iu

/** Weighs a separator over all texts of a column; null where none has it. */
export function separatorEvidence(
  texts: readonly CountedText[],
  separator: Separator,
  { isTerm, looksRight }: NameKnowledge,
): SeparatorEvidence | null {
  const alone = new Set<string>()
  const joined: { readonly of: CountedText; readonly parts: readonly string[] }[] = []
  let rows = 0
  for (const each of texts) {
    rows += each.rows
    const grouping = { isName: isTerm, isEnding: () => false }
    const parts = regroupedParts(each.text, separator, grouping).filter((part) => part !== '')
    if (parts.length > 1) joined.push({ of: each, parts })
    else alone.add(plain(parts[0] ?? each.text))
  }
  if (joined.length === 0) return null
  const standsAlone = (part: string) => alone.has(plain(part)) || isTerm(part)
  const firsts = new Set(joined.map(({ parts }) => plain(parts[0]!)))
  const headsOf = headsByTail(joined.map(({ parts }) => parts))
  const isKnown = (part: string) => standsAlone(part) || firsts.has(plain(part))
  const tails = joined.flatMap(({ parts }) => parts.slice(1))
  const knownTails = tails.filter(isKnown)
  const capitalHeads = share(joined, ({ parts }) => /^\p{Lu}\p{Ll}/u.test(parts[0]!)) >= 0.8
  const capitalTails = knownTails.length > 0 && share(knownTails, (part) => !isLower(part)) >= 0.9
  const isEnding = (part: string) =>
    !isKnown(part) &&
    (QUALIFIERS.has(part.toLowerCase()) || (capitalHeads && isLower(part) && (capitalTails || !looksRight(part))))
  const isAgainst = (part: string) => isEnding(part) || (!isKnown(part) && NO_NAME.test(part))
  const known = knownTails.length / tails.length
  // That parts recur or are written as names says little by itself: so do qualifiers.
  const isLikely = (part: string) => known >= 0.25 && (headsOf.get(plain(part))!.size > 1 || looksRight(part))
  return {
    joined: joined.map(({ of }) => of),
    rowShare: joined.reduce((sum, { of }) => sum + of.rows, 0) / rows,
    known,
    supported: share(
      tails.filter((part) => !isAgainst(part)),
      (part) => isKnown(part) || isLikely(part),
    ),
    against: share(tails, isAgainst),
    whole: joined.filter(({ parts }) => parts.every(standsAlone)).map(({ of }) => of),
    vouched: share(joined, ({ parts }) => parts.every(isTerm)),
    headsKnown: joined.some(({ parts }) => standsAlone(parts[0]!)),
    isEnding,
  }
}

/** The first parts with which each other part was met. */
function headsByTail(lists: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const heads = new Map<string, Set<string>>()
  for (const [head, ...tails] of lists) {
    for (const tail of tails) {
      const own = heads.get(plain(tail)) ?? new Set()
      heads.set(plain(tail), own.add(plain(head!)))
    }
  }
  return heads
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’´`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

function isLower(part: string): boolean {
  return /^\p{Ll}/u.test(part)
}

function share<T>(items: readonly T[], of: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(of).length / items.length
}
