import { DEFAULT_MEASURES, inRankingOrder, intervalOf, MEASURES, type PairProfile } from '@aethersignal/model'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { writeSignals } from '../analysis/write-signals.js'
import { caseTable, SHOWN_OF_CASES } from '../cases/case-columns.js'
import { noteText } from '../output/note-text.js'
import type { OutputTarget } from '../output/output-target.js'
import { resultText } from '../output/result-table.js'
import { textTable } from '../output/text-table.js'
import type { Session } from '../session.js'
import type { Answer } from './ask-door.js'

const number = (count: number) => count.toLocaleString('en')

const MORE = '--limit shows more'

/** Countries that are listed. */
const COUNTRIES = 25

/** Writes an answer for reading. */
export async function writeAnswer(session: Session, output: OutputTarget, answer: Answer): Promise<void> {
  switch (answer.door) {
    case 'run':
      await writeSignals(session, output, answer.table, { format: 'table', measures: DEFAULT_MEASURES }, {}, MORE)
      return output.writeText(`${fewestText(answer)}\n`)
    case 'pair':
      for (const note of answer.profile.notes) session.say(noteText(note))
      return output.writeText(`${pairText(answer.profile)}\n`)
    case 'analyse': {
      const shown = answer.result.table.columns.map(({ name }) => name).slice(0, 10)
      return writeAnalysis(
        session,
        output,
        answer.result,
        { format: 'table', limit: answer.limit },
        { shown, summary: [], more: MORE },
      )
    }
    case 'cases': {
      const { cases, total } = answer.page
      if (answer.show === 'total') return output.writeText(`${number(total)} reports\n`)
      const order = cases.map((_, row) => row)
      return output.writeText(
        `${resultText(caseTable(cases), order, SHOWN_OF_CASES)}\n\n${number(cases.length)} of ${number(total)} reports shown\n`,
      )
    }
    default: {
      const { countries, reports } = answer.summary
      const rows = countries.slice(0, COUNTRIES).map(({ name, reports: count }) => [name, number(count)])
      const table = textTable(
        [
          { title: 'country', align: 'left' },
          { title: 'reports', align: 'right' },
        ],
        rows,
      )
      return output.writeText(
        `${table}\n\n${number(rows.length)} of ${number(countries.length)} countries shown, of ${number(reports)} reports\n`,
      )
    }
  }
}

/** How few reports a pair that is shown may have, so that a table without rows is no riddle. */
function fewestText({ fewest, table }: Extract<Answer, { door: 'run' }>): string {
  const none = table.totalRows === 0 ? 'No pair has that many reports. ' : ''
  return `${none}Shown are pairs of ${number(fewest)} reports or more; “whatever the count” shows all.`
}

/** The fourfold table of a pair and its measures that rank. */
function pairText({ drug, event, table, measures }: PairProfile): string {
  const { a, b, c, d } = table
  const counts = textTable(
    [
      { title: '', align: 'left' },
      { title: 'with the event', align: 'right' },
      { title: 'without', align: 'right' },
    ],
    [
      ['with the drug', number(a), number(b)],
      ['without', number(c), number(d)],
    ],
  )
  const shown = inRankingOrder(MEASURES).flatMap(({ name }) => {
    const interval = intervalOf(name)
    if (interval === undefined || !DEFAULT_MEASURES.includes(name)) return []
    return [[name, ...[interval.estimate, interval.lower, interval.upper].map((column) => digits(measures[column]))]]
  })
  const titles = ['measure', 'estimate', 'lower', 'upper']
  const values = textTable(
    titles.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    shown,
  )
  return `${drug} and ${event}\n\n${counts}\n\n${values}`
}

function digits(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}
