import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { COUNT_COLUMNS, inRankingOrder, MEASURES, SIGNAL_COLUMNS } from '../packages/model/src/index.js'

const page = await readFile(new URL('./guide/measures.md', import.meta.url), 'utf8')

it('the page on measures lists every column of a signal table, in the order in which they are written', () => {
  const table = page.slice(page.indexOf('| column | formula | source |')).split('\n\n')[0]!
  const cells = table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|')[1]!)
  const columns = cells.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name))
  expect(columns).toEqual(SIGNAL_COLUMNS.filter((column) => !COUNT_COLUMNS.slice(0, 4).some((one) => one === column)))
})

it('and the default ranking', () => {
  const ranking = inRankingOrder(MEASURES).flatMap(({ ranking }) =>
    ranking === undefined ? [] : [`\`${ranking.by}\``],
  )
  expect(page).toContain(`by the first of ${ranking.join(', ')} that is measured, else by \`a\``)
})
