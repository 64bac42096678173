import { queryText } from '@aethersignal/query'
import {
  type Chip,
  type ChipMeaning,
  filterSentence,
  type Question,
  type Understanding,
} from '@aethersignal/query/words'
import { textTable } from '../output/text-table.js'

/** Members of a group that a line shows. */
const SHOWN = 4

/** Every part of a question and what it was taken for. */
export function understoodText({ chips, rest }: Understanding): string {
  const parts = [
    ...chips.map((chip) => ({ start: chip.start, cells: chipCells(chip) })),
    ...rest
      .filter(({ why }) => why === 'unknown')
      .map(({ start, text }) => ({ start, cells: [text, 'not understood', '', ''] })),
  ].sort((one, other) => one.start - other.start)
  if (parts.length === 0) return 'Nothing of this was understood.'
  const columns = ['part', 'taken for', 'by', 'or'].map((title) => ({ title, align: 'left' as const, width: 72 }))
  return textTable(
    columns,
    parts.map(({ cells }) => cells),
  )
}

function chipCells({ text, meaning, method, denied, open, alternatives }: Chip): readonly string[] {
  const others = alternatives.slice(0, 3).map((other) => meaningText(other.meaning))
  return [text, `${denied ? 'not ' : ''}${meaningText(meaning)}`, open ? `${method} ?` : method, others.join(' | ')]
}

/** What a chip means, in a few words. */
export function meaningText(meaning: ChipMeaning): string {
  switch (meaning.kind) {
    case 'drug':
    case 'event': {
      const { names, group, kind } = meaning
      const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
      return `${kind} ${group === undefined ? '' : `group ${group}: `}${names.slice(0, SHOWN).join(', ') || 'that no report has'}${more}`
    }
    case 'condition':
      return filterSentence(meaning.filter)
    case 'roles':
      return `roles ${meaning.roles.join(', ')}`
    case 'choice':
      return queryText(meaning.spec)
    case 'task':
      return `task ${meaning.task}`
    case 'missing':
      return `not in reports: ${meaning.what}`
    default:
      return `not to be answered: ${meaning.why}`
  }
}

/** What is to be answered, a line each. */
export function questionText({ text }: Understanding, { code, span, what, near }: Question): string {
  const part = span === undefined ? '' : `“${text.slice(span.start, span.end)}”: `
  const offers = near === undefined ? '' : ` Near: ${near.join(', ')}.`
  return `${part}${QUESTIONS[what ?? code]}${offers}`
}

const QUESTIONS: Readonly<Record<Question['code'] | NonNullable<Question['what']>, string>> = {
  'which-meaning': 'what of this is meant? --yes takes it as shown; quotes or drug:NAME, event:NAME say it exactly.',
  'unknown-words': 'not understood; no name of these data. --yes leaves it out.',
  'no-reports': 'known, but no report of these data has it.',
  'which-drug': 'This needs one drug.',
  'which-event': 'This needs one event.',
  'which-pair': 'Which drug and which event?',
  'which-sides': 'What is compared with what?',
  'which-reports': 'Which reports? Name a drug, an event or a condition.',
  missing: 'reports do not hold this.',
  declined: 'reports cannot answer this.',
  labels: 'no list of labelled reactions is loaded. --yes shows all reactions.',
  'important-events': 'no list of important medical events is loaded; give it as --event-groups.',
  'designated-events': 'no list of designated medical events is loaded; give it as --event-groups.',
  portfolio: 'no list of your products is loaded; give it as --drug-groups.',
  severity: 'reports say whether a case is serious, not how severe the event was. Is “serious” meant?',
  pregnancy: 'name a term or a group of terms, such as an exposure during pregnancy.',
  duplicates:
    'this is decided when the store is made: "duplicates" finds and takes them out. Counts are of current versions.',
  snapshot: 'lost signals need an older state to compare with: "changes --before" compares two days.',
  shares:
    'shares of drugs by a condition are not ranked; "describe" and "compare" show them for one drug. --yes leaves it out.',
  'outcome-trend': 'outcomes are not followed over time as such; --yes follows all pairs.',
  'data-lock-point': 'which day? Write “since 2024-01-31”.',
  'several-strata': 'reports are parted by one of these at a time, or by age and sex; say by which.',
  'these-drugs': 'which drugs? Name them.',
  advice: 'reports cannot tell what you should do; a doctor or pharmacist can. --yes shows what is reported.',
  safety:
    'reports cannot tell whether a drug is safe: they lack all who took it without harm. --yes shows what is reported.',
  risk: 'reports have no number of those who took the drug, so no risk, rate or incidence. --yes shows what is reported.',
  cause: 'reports cannot tell what caused an event. --yes shows how it is reported.',
}
