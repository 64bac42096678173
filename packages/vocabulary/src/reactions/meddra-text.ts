import { AetherError } from '@aethersignal/model'

/**
 * Records of a MedDRA ASCII file: `$` after every field, no header, no quoting. A trailing `$` closes the last field. Blank
 * lines are passed over.
 * @throws AetherError `input/empty` where there is no record; `input/invalid-row` for a line with fewer than `fields` fields.
 */
export function* meddraRecords(
  text: string,
  options: { readonly file: string; readonly fields: number },
): Generator<{ readonly line: number; readonly fields: readonly string[] }> {
  const { file } = options
  let records = 0
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [index, content] of lines.entries()) {
    if (content.trim() === '') continue
    const fields = content.split('$').map((field) => field.trim())
    if (fields.length < options.fields) {
      throw new AetherError(
        'input/invalid-row',
        `Line ${index + 1} of ${file} has ${fields.length} fields, not ${options.fields}.`,
        {
          place: { file, line: index + 1 },
          remedy: 'Give the ASCII files of a MedDRA release as MSSO distributes them.',
        },
      )
    }
    records += 1
    yield { line: index + 1, fields }
  }
  if (records === 0) throw new AetherError('input/empty', `${file} is empty.`, { place: { file } })
}
