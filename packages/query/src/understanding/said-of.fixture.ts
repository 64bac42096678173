import type { Filter } from '@aethersignal/model'
import { conditionsText } from '../filter/conditions-text.js'
import { queryText } from '../spec/query-text.js'
import type { Understanding } from './understand.js'

const where = (filter: Filter | null | undefined) => (filter == null ? [] : [conditionsText(filter)])

/** What was understood as one line: the task, the request, then the questions behind “?”. */
export function saidOf({ task, request, questions }: Understanding): string {
  const asked = [...new Set(questions.map(({ code, what }) => (what === undefined ? code : `${code}:${what}`)))].sort()
  return [task, ...requestWords(request), ...(asked.length > 0 ? ['?', ...asked] : [])].join(' ')
}

function requestWords(request: Understanding['request']): readonly string[] {
  if (request === undefined) return ['-']
  switch (request.door) {
    case 'run':
      return [queryText(request.spec)].filter((text) => text !== '')
    case 'pair':
      return [`${request.pair.drug} + ${request.pair.event}`, queryText(request.spec)].filter((text) => text !== '')
    case 'cases': {
      const { drug, event, roles, where: filter } = request.query
      return [drug, event, ...(roles ? [`role:${roles.join()}`] : []), ...where(filter)].filter(
        (part) => part !== undefined,
      )
    }
    case 'describe':
      return ['describe']
    default: {
      const { analysis, ...members } = request.request as { analysis: string } & Record<string, unknown>
      const shown = Object.entries({
        ...members,
        ...(request.door === 'analyse' && request.only && { only: request.only }),
      })
      return [analysis, ...shown.map(([name, value]) => `${name}=${shownValue(value)}`)]
    }
  }
}

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.join()
  if (typeof value !== 'object' || value === null) return String(value)
  if ('field' in value || 'and' in value || 'or' in value || 'not' in value) return conditionsText(value as Filter)
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}=${shownValue(inner)}`)
    .join(' ')}}`
}
