import type { FileInput, LabelledScores } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { isMissingCell } from '@aethersignal/model/adapter'
import { cellNumber } from '../columns/column-kind.js'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

/** Share of the cells of a column that have to be numbers for it to be one of scores. */
const NUMBERS = 0.9

/**
 * Reads labels and scores; without names all columns of numbers are scores. A cell that says `NA` or `NaN` is missing. One bad cell does
 * not make a column of numbers another: where nine cells in ten or more are numbers, the others are read as missing, counted.
 */
export async function readScores(
  path: string,
  names: readonly string[] | undefined,
  options: ReadColumnsOptions,
): Promise<FileInput<LabelledScores>> {
  const spec = { required: { label: 'flag' }, optional: { outcome: 'text' }, carry: true } as const
  const table = await readColumns(path, spec, options)
  const wanted = names?.map((name) => name.trim().toLowerCase())
  for (const [index, name] of (wanted ?? []).entries()) {
    if (table.carried.some((column) => column.name.toLowerCase() === name)) continue
    throw new AetherError('input/missing-column', `There is no column ${names?.[index]}.`, {
      place: { file: table.file, line: 1, field: name },
      remedy: `The file has ${table.carried.map((column) => column.name).join(', ') || 'no other columns'}.`,
    })
  }
  const ignored: string[] = []
  const notes: ResultNote[] = [...table.notes]
  const scores = table.carried.flatMap(({ name, values }) => {
    if (wanted !== undefined && !wanted.includes(name.toLowerCase())) return []
    const numbers = Float64Array.from(values, (cell) => cellNumber('number', cell))
    const isWrong = (cell: string, row: number) => Number.isNaN(numbers[row]) && !isMissingCell(cell)
    const wrong = values.findIndex(isWrong)
    const given = numbers.filter((value) => !Number.isNaN(value)).length
    const bad = values.filter(isWrong).length
    const says = values.filter((cell) => cell.trim() !== '' && isMissingCell(cell)).length
    if (given > 0 && (wrong === -1 || (wanted === undefined && given >= NUMBERS * (given + bad)))) {
      const message = `Cells of ${name} that say NA, or the like, are read as missing.`
      if (says > 0) notes.push({ code: 'missing-values', message, count: says })
      const example = JSON.stringify(values[wrong]?.trim().slice(0, 40))
      const wrongMessage = `Cells of ${name} that are no numbers, such as ${example}, are read as missing.`
      if (bad > 0) notes.push({ code: 'not-numbers', message: wrongMessage, count: bad })
      return [{ name, values: numbers }]
    }
    if (wanted === undefined || wrong === -1) {
      ignored.push(name)
      return []
    }
    const place = { ...table.place(wrong, 'label'), field: name }
    throw new AetherError('input/invalid-row', `${name} is ${JSON.stringify(values[wrong])}, not a number.`, { place })
  })
  if (scores.length === 0) {
    throw new AetherError('input/missing-column', 'There is no column of scores.', {
      place: { file: table.file, line: 1 },
      remedy: 'Give at least one column of numbers beside label.',
    })
  }
  const { label: labels, outcome: outcomes } = table.columns
  if (ignored.length > 0) {
    notes.push({ code: 'ignored-columns', message: `Not columns of numbers: ${ignored.join(', ')}.` })
  }
  return {
    input: { labels, ...(outcomes && { outcomes }), scores },
    notes,
    files: [{ title: path, sha256: table.sha256 }],
  }
}
