import type { ResultColumn, ResultNote } from '@aethersignal/model'

/**
 * Leading columns without those carried through from a file that are computed again, or that have the name of another, with a
 * note that names them.
 */
export function replacedColumns(
  leading: readonly ResultColumn[],
  computed: readonly ResultColumn[],
): { readonly kept: readonly ResultColumn[]; readonly notes: readonly ResultNote[] } {
  const named = leading.filter(({ kind }) => kind !== 'carried')
  const again = new Set([...named, ...computed].map(({ name }) => name.toLowerCase()))
  const isReplaced = ({ name, kind }: ResultColumn) => kind === 'carried' && again.has(name.toLowerCase())
  const replaced = leading.filter(isReplaced).map(({ name }) => name)
  const message = `Columns of the file that are computed again: ${replaced.join(', ')}.`
  return {
    kept: leading.filter((column) => !isReplaced(column)),
    notes: replaced.length === 0 ? [] : [{ code: 'columns-replaced', message, count: replaced.length }],
  }
}
