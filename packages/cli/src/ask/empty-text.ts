import { type EmptyCause, filterSentence } from '@aethersignal/query/words'

const number = (count: number) => count.toLocaleString('en')

/** Why there is nothing, a line each. */
export function emptyText(causes: readonly EmptyCause[]): readonly string[] {
  return causes.flatMap((cause) => {
    switch (cause.cause) {
      case 'unknown-term':
        return [`No report of these data has the ${cause.kind} ${listed(cause.names)} in these roles.`]
      case 'not-in-subset':
        return [`${listed(cause.names)}: ${number(cause.reports)} reports, none of them meets the conditions.`]
      case 'never-co-reported': {
        const each = cause.names.map((names, at) => `${listed(names)} (${number(cause.reports[at] ?? 0)} reports)`)
        return [
          `Never reported together: ${each.join(' and ')}. That no report has both does not mean that it cannot happen.`,
        ]
      }
      default:
        return cause.steps.map(({ filter, alone, left, without }) => {
          const what = `“${filterSentence(filter)}”`
          if (alone === 0) return `${what}: no report of these data meets this; they may not hold it at all.`
          return `${what} leaves ${number(left)} reports; without it there would be ${number(without)}.`
        })
    }
  })
}

function listed(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(' or ')
}
