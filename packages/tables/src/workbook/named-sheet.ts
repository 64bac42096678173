import { AetherError } from '@aethersignal/model'

/**
 * The sheet of this name, in any letter case where none has it as written, or of this number from 1.
 * @throws AetherError `input/missing-table` where there is none
 */
export function namedSheet(wanted: string | number, sheets: readonly string[], file: string): string {
  const found =
    typeof wanted === 'number'
      ? sheets[wanted - 1]
      : (sheets.find((each) => each === wanted) ?? sheets.find((each) => each.toLowerCase() === wanted.toLowerCase()))
  if (found !== undefined) return found
  throw new AetherError('input/missing-table', `${file} has no sheet ${wanted}.`, {
    place: { file },
    remedy: `Its sheets are ${sheets.map((each) => `"${each}"`).join(', ')}.`,
  })
}
