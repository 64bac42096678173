import { AetherError } from '../errors/aether-error.js'
import type { Scores } from '../measures/score.js'
import { holds, missingColumn, requirePreset, thresholdOf } from './apply-preset.js'
import type { PresetName } from './presets.js'

/** {@link PresetFlags} of many pairs: one for all, or a column with 1 for yes and 0 for no. */
export interface PresetColumnFlags {
  /** The event is an important medical event. */
  readonly importantEvent?: boolean | ArrayLike<number>
  /** The substance is under additional monitoring, so that 3 reports suffice. */
  readonly additionalMonitoring?: boolean | ArrayLike<number>
}

/**
 * A published rule over all scored pairs: 1 where all its conditions hold, 0 where one does not, 2 where it hangs on an
 * undefined value. As {@link applyPreset}, row by row.
 *
 * @throws AetherError `measure/invalid-option` for a name that is no preset, and for scores whose intervals are not of
 *   95 %, which the rules are made for; `measure/invalid-value` where a column that the preset compares is not there, or
 *   a column of flags has another length.
 */
export function presetColumn(
  preset: PresetName,
  scores: Pick<Scores, 'rows' | 'columns' | 'level'>,
  flags: PresetColumnFlags = {},
): Uint8Array {
  const { rows, columns, level } = scores
  const { conditions } = requirePreset(preset)
  if (level !== 0.95) {
    throw new AetherError('measure/invalid-option', `The intervals are of ${level}; presets are made for 0.95.`, {
      place: { field: 'level' },
      remedy: 'Score with level 0.95.',
    })
  }
  const important = flagColumn('importantEvent', flags.importantEvent, rows)
  const monitored = flagColumn('additionalMonitoring', flags.additionalMonitoring ?? false, rows)
  const verdicts = new Uint8Array(rows).fill(1)
  for (const condition of conditions) {
    const values = condition.name === 'importantEvent' ? important : columns[condition.name]
    if (values === undefined) throw missingColumn(preset, condition.name)
    for (let row = 0; row < rows; row++) {
      const held = holds(condition, values[row]!, thresholdOf(preset, condition, monitored[row] === 1))
      if (held === false) verdicts[row] = 0
      else if (held === undefined && verdicts[row] === 1) verdicts[row] = 2
    }
  }
  return verdicts
}

function flagColumn(field: string, flag: boolean | ArrayLike<number> | undefined, rows: number): ArrayLike<number> {
  if (typeof flag !== 'object') return new Float64Array(rows).fill(flag === undefined ? NaN : Number(flag))
  if (flag.length === rows) return flag
  throw new AetherError('measure/invalid-value', `${field} has ${flag.length} rows, the scores have ${rows}.`, {
    place: { field },
    remedy: 'Give one flag for all pairs, or one a pair.',
  })
}
