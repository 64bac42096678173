import { VALUE_SEPARATOR } from '../table/value-separator.js'
import { cellParts } from './cell-parts.js'
import { numberedList } from './numbered-list.js'
import { type Grouping, regroupedParts } from './regroup-parts.js'
import {
  type CountedText,
  counted,
  type NameKnowledge,
  type SeparatorEvidence,
  separatorEvidence,
} from './separator-evidence.js'
import { DOUBTFUL_MARKS, ITEM_MARK, MARKS, type Separator, separatorNamed } from './separators.js'
import { holdsObjects, writtenList } from './written-list.js'

/** A separator that may part the names of a column, but that the column does not settle. */
export interface SplitDoubt {
  /** The separator, by its name. */
  readonly separator: string
  /** Rows whose cell has it. */
  readonly rows: number
  /** A cell that has it, and the parts that splitting would make. */
  readonly example: string
  /** The parts that splitting the example would make. */
  readonly parts: readonly string[]
}

/** How the cells of a column are parted into names. */
export interface ColumnSplit {
  /** What was chosen, in words: names of separators, and `list` for lists as programs write them. */
  readonly chosen: readonly string[]
  readonly doubts: readonly SplitDoubt[]
  /** The names of a cell in their place, empty ones among them. */
  readonly parts: (cell: string) => readonly string[]
  /**
   * For each name of a cell the part it came from, at the step at which there were `count` parts; null where there was none:
   * `A; B & C` beside two roles.
   */
  readonly origins: (cell: string, count: number) => readonly number[] | null
  /** Whether a name that {@link parts} gave has a separator that is in doubt. */
  readonly isDoubtful: (name: string) => boolean
}

export interface SplitEvidence extends NameKnowledge {
  /** Most cases have several rows with other values in this column, so that a row holds one name already. */
  readonly isLong: boolean
}

/**
 * Decides over all cells of a column how they are parted; no cell is parted otherwise than the others. Lists as programs
 * write them are read as such; marks that names do not have (`;`, `|`, line ends, …) part unless most of what is behind them
 * is no name; for commas, ` / ` and ` & ` see {@link verdictOn}.
 *
 * @param wanted what the user chose for the column (see `splits` of the table options)
 */
export function columnSplit(cells: readonly CountedText[], evidence: SplitEvidence, wanted?: string): ColumnSplit {
  if (wanted !== undefined) return forcedSplit(separatorNamed(wanted), evidence)
  const chosen: string[] = []
  const doubts: SplitDoubt[] = []
  const isDoubtful: ((name: string) => boolean)[] = []
  const listed = readLists(cells)
  if (listed.isColumn) chosen.push('list')
  const inLists = (cell: string) => structured(cell) ?? (listed.isColumn ? listed.values(cell) : null)
  const objects = cells.filter(({ text }) => holdsObjects(text))
  if (objects.length > 0) {
    doubts.push(doubtOf('objects', objects, (text) => [text]))
    isDoubtful.push(holdsObjects)
  }
  let texts = counted(cells.flatMap((each) => (inLists(each.text) ?? [each.text]).map((text) => ({ ...each, text }))))
  const steps: ((name: string) => readonly string[])[] = []
  const itemMarks = rowsOf(cells.filter(({ text }) => ITEM_MARK.test(text))) * 2 >= rowsOf(cells)
  for (const separator of [...MARKS, ...DOUBTFUL_MARKS]) {
    const found = separatorEvidence(texts, separator, evidence)
    if (found === null) continue
    const isMark = MARKS.includes(separator)
    const verdict = isMark ? verdictOnMark(found) : verdictOn(separator, found, evidence)
    if (verdict === 'whole') continue
    if (verdict === 'ask') {
      // In a column where few rows have it, only those are in doubt whose every part is a name by itself.
      const asked = found.rowShare < RARE ? found.whole : found.joined
      if (asked.length === 0) continue
      doubts.push(doubtOf(separator.name, asked, (text) => cellParts(text, separator)))
      const joined = new Set(asked.map(({ text }) => text))
      isDoubtful.push((name) => joined.has(name))
      continue
    }
    const grouping: Grouping = { isName: evidence.isTerm, isEnding: isMark ? () => false : found.isEnding }
    const split = (name: string) => regroupedParts(name, separator, grouping)
    chosen.push(separator.name)
    steps.push(split)
    texts = counted(texts.flatMap(({ text, rows }) => split(text).map((part) => ({ text: part, rows }))))
  }
  if (itemMarks) steps.push((name) => [name.replace(ITEM_MARK, '')])
  return {
    chosen,
    doubts,
    parts: (cell) => inLists(cell) ?? steps.reduce<readonly string[]>((parts, split) => parts.flatMap(split), [cell]),
    origins: (cell, count) => originsOf(cell, steps, count),
    isDoubtful: (name) => isDoubtful.some((test) => test(name)),
  }
}

function forcedSplit(separator: Separator | null, { isTerm }: NameKnowledge): ColumnSplit {
  const grouping: Grouping = { isName: isTerm, isEnding: () => false }
  return {
    chosen: separator === null ? [] : [separator.name],
    doubts: [],
    parts: (cell) => structured(cell) ?? (separator === null ? [cell] : regroupedParts(cell, separator, grouping)),
    origins: () => null,
    isDoubtful: () => false,
  }
}

function originsOf(
  cell: string,
  steps: readonly ((name: string) => readonly string[])[],
  count: number,
): readonly number[] | null {
  let nodes = [{ text: cell, from: -1 }]
  for (const split of steps) {
    nodes = nodes.flatMap(({ text, from }) => split(text).map((part) => ({ text: part, from })))
    if (nodes.length === count) nodes = nodes.map(({ text }, from) => ({ text, from }))
  }
  return nodes[0]!.from === -1 ? null : nodes.map(({ from }) => from)
}

function rowsOf(texts: readonly CountedText[]): number {
  return texts.reduce((sum, { rows }) => sum + rows, 0)
}

type Verdict = 'split' | 'ask' | 'whole'

/** Below this share of the rows a separator is rare in a column. */
const RARE = 0.05

function verdictOnMark({ against, known, rowShare }: SeparatorEvidence): Verdict {
  if (against <= 0.5) return 'split'
  return known === 0 && rowShare < RARE ? 'whole' : 'ask'
}

/**
 * What a mark that names have too is taken for.
 *
 * - It parts names where at least two texts have it, in a fifth of the rows (half of them where rows hold one name each); at most
 *   half of the tails speak against it; a quarter of them is known from elsewhere in the column; and at least 0.6 of the
 *   rest is supported; or where the caller knows every part of nine texts in ten.
 * - It belongs to the names where half of the tails or more speak against it and none is known, or where nothing is known
 *   and few rows have it.
 * - Else the user has to say.
 *
 * For ` & `, `and` and ` + `, which join the substances of a product too, every part has to stand alone in at least 0.6 of the texts.
 */
export function verdictOn(
  { name }: Separator,
  { joined, rowShare, known, supported, against, whole, vouched, headsKnown }: SeparatorEvidence,
  { isLong }: Pick<SplitEvidence, 'isLong'>,
): Verdict {
  if (vouched >= 0.9) return 'split'
  if (name === 'and' || name === 'plus') {
    if (whole.length === 0 || rowShare < RARE) return 'whole'
    return whole.length >= joined.length * 0.6 && !isLong ? 'split' : 'ask'
  }
  const isCommon = joined.length > 1 && rowShare >= (isLong ? 0.5 : 0.2)
  if (isCommon && against < 0.5 && known >= 0.25 && supported >= 0.6) return 'split'
  if (against >= 0.5 && known === 0) return 'whole'
  return known > 0 || headsKnown || rowShare >= 0.1 ? 'ask' : 'whole'
}

/** The values of an array of JSON or Parquet. */
function structured(cell: string): readonly string[] | null {
  return cell.includes(VALUE_SEPARATOR) ? cell.split(VALUE_SEPARATOR).map((part) => part.trim()) : null
}

interface Lists {
  readonly isColumn: boolean
  readonly values: (cell: string) => readonly string[] | null
}

/** Lists that programs write, where one is beyond doubt, or where half of the rows have brackets around several words. */
function readLists(cells: readonly CountedText[]): Lists {
  let certain = false
  let loose = 0
  let several = false
  let numbered = false
  let rows = 0
  for (const { text, rows: count } of cells) {
    rows += count
    const list = writtenList(text)
    if (list?.certain === true) certain = true
    else if (list !== null) {
      loose += count
      several ||= list.values.length > 1
    }
    numbered ||= (numberedList(text)?.length ?? 0) > 1
  }
  const isLoose = several && loose >= rows / 2
  return {
    isColumn: certain || isLoose || numbered,
    values(cell) {
      const list = writtenList(cell)
      if (list !== null && (list.certain || isLoose || (certain && loose > 0 && /^[[{]/.test(cell)))) return list.values
      return numbered ? numberedList(cell) : null
    },
  }
}

function doubtOf(
  separator: string,
  joined: readonly CountedText[],
  split: (text: string) => readonly string[],
): SplitDoubt {
  const [first] = joined
  return {
    separator,
    rows: rowsOf(joined),
    example: first!.text,
    parts: split(first!.text),
  }
}
