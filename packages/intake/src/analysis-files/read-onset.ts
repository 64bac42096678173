import { onsetFromDates } from '@aethersignal/core/onset'
import { type FileInput, type GroupedTimes, leftOutNotes } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

/** Reads times, or dates that are turned into times as precisely as they are known. */
export async function readOnset(path: string, options: ReadColumnsOptions): Promise<FileInput<GroupedTimes>> {
  const maybe = { kind: 'number', empty: 'allowed' } as const
  const dated = { kind: 'text', empty: 'allowed' } as const
  const table = await readColumns(
    path,
    {
      required: {},
      optional: {
        time: 'number',
        time_to: maybe,
        censored: 'flag',
        group: 'text',
        start_date: dated,
        event_date: dated,
      },
    },
    options,
  )
  const { time, time_to: timeTo, censored, group, start_date: starts, event_date: events } = table.columns
  const files = [{ title: path, sha256: table.sha256 }]
  const notes: ResultNote[] = [...table.notes]
  if (table.ignoredColumns.length > 0) {
    const message = `Columns not read: ${table.ignoredColumns.join(', ')}.`
    notes.push({ code: 'columns-ignored', message, count: table.ignoredColumns.length })
  }
  const all = group ?? Array.from({ length: table.rows }, () => '')
  if (time !== undefined) {
    time.forEach((value, row) => {
      if (value < 0)
        throw new AetherError('measure/invalid-value', `time is ${value}.`, { place: table.place(row, 'time') })
      if (timeTo !== undefined && timeTo[row]! < value) {
        const message = `time_to is ${timeTo[row]}, before time.`
        throw new AetherError('measure/invalid-value', message, { place: table.place(row, 'time_to') })
      }
    })
    return {
      input: {
        time,
        timeTo: timeTo ?? new Float64Array(table.rows).fill(Number.NaN),
        censored: censored ?? new Float64Array(table.rows),
        groups: all,
      },
      ...{ notes, files },
    }
  }
  if (starts === undefined || events === undefined) {
    throw new AetherError('input/missing-column', 'There is no column time, nor both start_date and event_date.', {
      place: { file: table.file, line: 1 },
      remedy: 'See: aethersignal onset --help',
    })
  }
  const days = datesAt(starts, events, (row, field) => table.place(row, field))
  const { missing, before, truncated, rows } = days
  const counts = { withoutDate: missing, eventBeforeStart: before, possiblyBeforeStart: truncated }
  return {
    input: {
      time: days.time,
      timeTo: days.timeTo,
      censored: new Float64Array(rows.length),
      groups: Array.from(rows, (row) => all[row] ?? ''),
    },
    notes: [...notes, ...leftOutNotes(counts)],
    files,
  }
}

function datesAt(
  starts: readonly string[],
  events: readonly string[],
  place: (
    row: number,
    field: 'start_date' | 'event_date',
  ) => ReturnType<Awaited<ReturnType<typeof readColumns>>['place']>,
) {
  try {
    return onsetFromDates(
      starts.map((date) => date.trim()),
      events.map((date) => date.trim()),
    )
  } catch (thrown) {
    if (!(thrown instanceof AetherError) || thrown.place?.row === undefined) throw thrown
    const field = thrown.place.field === 'starts' ? 'start_date' : 'event_date'
    const { remedy } = thrown
    throw new AetherError('input/invalid-row', `${field} is not a date that exists.`, {
      place: place(thrown.place.row, field),
      ...(remedy !== undefined && { remedy }),
    })
  }
}
