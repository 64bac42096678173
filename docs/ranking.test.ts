import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  expertRank,
  interactionsRank,
  type RankInputName,
  type RankTerm,
  rankInputs,
} from '../packages/core/src/ranking/index.js'

const page = readFileSync(new URL('./methods/ranking.md', import.meta.url), 'utf8')

/** A term as a row of the page: name, points, what is read, against which scale. */
function rowOf({ name, points, direction, parts }: RankTerm): string {
  const scales = parts.map(
    ({ input, scale }) => `\`${input}\` ${scale.map(([value, share]) => `${value} → ${share}`).join(', ')}`,
  )
  return `| ${name} | ${direction === 'raises' ? '' : '−'}${points} | ${scales.join('; ')} |`
}

it('the page on ranking has every term with its points and scale', () => {
  const rows = interactionsRank.terms.map(rowOf)
  expect(interactionsRank.terms).toEqual(expect.arrayContaining([...expertRank.terms]))
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
})

it('and every value with its source', () => {
  const rows = (Object.keys(rankInputs) as RankInputName[]).map(
    (name) => `| \`${name}\` | ${rankInputs[name].value} | ${rankInputs[name].source} |`,
  )
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
})

it('and the table of tiers', () => {
  const rows = expertRank.tiers.map(({ tier, evidence, impact }) => `| ${tier} | ${evidence} | ${impact ?? '–'} |`)
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
})
