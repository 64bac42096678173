import type { NameCoverage } from '@aethersignal/vocabulary'
import { textTable } from '../output/text-table.js'

/** How drug names resolve, as a table for reading. */
export function coverageText(coverage: NameCoverage): string {
  const number = (value: number) => value.toLocaleString('en')
  const share = (rows: number) => (coverage.rows === 0 ? '' : `${((100 * rows) / coverage.rows).toFixed(1)} %`)
  const table = textTable(
    [
      { title: 'method', align: 'left' },
      { title: 'drug rows', align: 'right' },
      { title: 'share', align: 'right' },
      { title: 'names', align: 'right' },
    ],
    coverage.methods.map(({ method, rows, names }) => [method, number(rows), share(rows), number(names)]),
  )
  const { unknown, ambiguous, uninformative } = coverage.unresolved
  const reasons = `unresolved rows: ${number(unknown)} unknown, ${number(ambiguous)} ambiguous, ${number(uninformative)} that name no drug`
  const total = `${number(coverage.rows)} drug rows of current reports, ${number(coverage.names)} names`
  if (coverage.mostUnresolved.length === 0) return `${table}\n\n${total}\n${reasons}`
  const open = textTable(
    [
      { title: 'most often unresolved', align: 'left', width: 60 },
      { title: 'drug rows', align: 'right' },
    ],
    coverage.mostUnresolved.map(({ name, rows }) => [name, number(rows)]),
  )
  return `${table}\n\n${open}\n\n${total}\n${reasons}`
}
