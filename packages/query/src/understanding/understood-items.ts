import type { NameTables } from '../lexicon/word-index.js'
import type { TaskReading } from '../phrases/task-phrases.js'
import type { Span } from '../tokens/token.js'
import type { Chip, ChipMeaning } from './chip.js'
import { nameChip, nearChip } from './name-chip.js'
import { type ScannedToken, scanText } from './scan.js'

/** A part of a text that says something: a chip, or a word that joins, denies or helps to choose the task. */
export interface UnderstoodItem extends Span {
  readonly chip?: Chip
  readonly task?: TaskReading
}

/** The parts of a text that say something, in their order, and those that nothing was found for. */
export interface UnderstoodItems {
  readonly items: readonly UnderstoodItem[]
  readonly unknown: readonly Span[]
}

/** Most words that are looked up together where no name is known. */
const TOGETHER = 3

/** Runs of unknown words that near names are looked for; a text with more is no question, and the others stay unknown. */
const LOOKED_UP = 40

/** Finds chips and joining words. */
export function readItems(text: string, index: NameTables, today: string): UnderstoodItems {
  const tokens = scanText(text, index, today)
  const items: UnderstoodItem[] = []
  const unknown: Span[] = []
  let lookedUp = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    if (token.found.kind !== 'unmatched') {
      const item = itemOf(token, text, index, items)
      if (item !== undefined) items.push(item)
      continue
    }
    let last = at
    while (last - at + 1 < TOGETHER && followsDirectly(tokens, last, text)) last += 1
    const run = { start: token.start, end: tokens[last]!.end }
    lookedUp += 1
    const chip = lookedUp > LOOKED_UP ? undefined : (chipNear(run) ?? (last > at ? chipNear(token) : undefined))
    if (chip === undefined) unknown.push(token)
    else items.push({ start: chip.start, end: chip.end, chip })
    if (chip?.end === run.end) at = last
  }
  return { items, unknown }

  function chipNear({ start, end }: Span): Chip | undefined {
    return nearChip(index, { start, end, text: text.slice(start, end) }, wantedAt(text, start, end))
  }
}

function followsDirectly(tokens: readonly ScannedToken[], at: number, text: string): boolean {
  const next = tokens[at + 1]
  return next?.found.kind === 'unmatched' && /^[\s-]*$/u.test(text.slice(tokens[at]!.end, next.start))
}

function itemOf(
  { start, end, found }: ScannedToken,
  text: string,
  index: NameTables,
  before: readonly UnderstoodItem[],
): UnderstoodItem | undefined {
  const place = { start, end, text: text.slice(start, end) }
  const sure = (meaning: ChipMeaning, alternatives: Chip['alternatives'] = [], open = false): Chip => {
    return { ...place, meaning, method: 'exact', confidence: open ? 0.5 : 1, denied: false, open, alternatives }
  }
  switch (found.kind) {
    case 'names': {
      const wanted = wantedAt(text, start, end)
      const isOther =
        wanted !== undefined && !found.quoted && !found.entries.some(({ kind }) => kind !== otherKind(wanted))
      const near = isOther ? nearChip(index, place, wanted) : undefined
      if (near !== undefined) return { start, end, chip: near }
      const chip = nameChip(index, place, found.entries, { loosely: found.loosely, wanted })
      const indication = indicationAt(chip, text, before)
      return { start, end, chip: indication === undefined ? chip : indicationChip(chip, indication === 'likely') }
    }
    case 'condition': {
      const others = found.others.map((filter) => ({ meaning: { kind: 'condition' as const, filter } }))
      const named = (found.entries ?? []).map((entry) => ({
        meaning: { kind: entry.kind, names: entry.names } as ChipMeaning,
        reports: entry.reports,
      }))
      const isOpen =
        found.filter !== undefined && 'field' in found.filter && found.filter.field === 'date' && others.length > 0
      return { start, end, chip: sure({ kind: 'condition', filter: found.filter }, [...others, ...named], isOpen) }
    }
    case 'roles':
      return { start, end, chip: sure({ kind: 'roles', roles: found.roles }) }
    case 'choice':
      return { start, end, chip: sure({ kind: 'choice', spec: found.spec }) }
    case 'task': {
      const { task, missing, declined } = found.task
      if (missing !== undefined) {
        const serious: Chip['alternatives'] = [
          { meaning: { kind: 'condition', filter: { field: 'serious', is: true } } },
        ]
        return {
          start,
          end,
          task: found.task,
          chip: sure({ kind: 'missing', what: missing }, missing === 'severity' ? serious : [], true),
        }
      }
      if (declined !== undefined)
        return { start, end, task: found.task, chip: sure({ kind: 'declined', why: declined }, [], true) }
      return { start, end, task: found.task, ...(task !== undefined && { chip: sure({ kind: 'task', task }) }) }
    }
    default:
      return undefined
  }
}

function otherKind(kind: 'drug' | 'event'): 'drug' | 'event' {
  return kind === 'drug' ? 'event' : 'drug'
}

/** Whether the words around a name say that it is a drug or an event. */
function wantedAt(text: string, start: number, end: number): 'drug' | 'event' | undefined {
  const before = text.slice(Math.max(0, start - 24), start)
  if (/\b(?:drugs?|medicines?|products?|substances?|vaccines?)[\s=:]*$/iu.test(before)) return 'drug'
  if (/\b(?:reactions?|events?|symptoms?|effects?)[\s=:]*$/iu.test(before)) return 'event'
  return /^\s*(?:events?|reactions?|adverse|side|disorders?|reporting)\b/iu.test(text.slice(end, end + 16))
    ? 'event'
    : undefined
}

/** “indication rheumatoid arthritis” says what the drug was taken for; “A for rheumatoid arthritis” says it of the drug, or the event of the report. */
function indicationAt(chip: Chip, text: string, before: readonly UnderstoodItem[]): 'said' | 'likely' | undefined {
  if (chip.meaning.kind !== 'event') return undefined
  const words = text.slice(0, chip.start)
  if (/\b(?:indicated for|indication(?: of)?|treated for|to treat|treatment of)\s*$/iu.test(words)) return 'said'
  const last = before.at(-1)
  return last?.chip?.meaning.kind === 'drug' && /^\s*for\s*$/iu.test(text.slice(last.end, chip.start))
    ? 'likely'
    : undefined
}

function indicationChip(chip: Chip, isOpen: boolean): Chip {
  const names = chip.meaning.kind === 'event' ? chip.meaning.names : []
  return {
    ...chip,
    open: isOpen,
    confidence: isOpen ? 0.5 : 1,
    meaning: { kind: 'condition', filter: { field: 'extra', name: 'indication', in: names } },
    alternatives: [{ meaning: chip.meaning }, ...chip.alternatives].slice(0, 5),
  }
}
