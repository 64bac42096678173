import type * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

/** What is wrong with a value, in a sentence, and the path of the field, such as `where.and[0].min`. */
export interface Fault {
  readonly field: string
  readonly message: string
  readonly unknownField: boolean
}

/** Describes the first of the issues, looking through unions for the branch that was meant. */
export function describeIssues(issues: readonly Issue[], value: unknown): Fault {
  const issue = mostTelling(issues, value)
  if (!issue) return { field: '', message: 'The value is not valid.', unknownField: false }
  const field = pathText(issue.path)
  const unknownField =
    issue.code === 'invalid_union' && issue.discriminator === 'field' && typeof at(value, issue.path) === 'string'
  return { field, message: `${field === '' ? 'The value' : field} ${complaint(issue, value)}.`, unknownField }
}

function mostTelling(issues: readonly Issue[], value: unknown): Issue | undefined {
  const [issue] = issues
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const branches = issue.errors.map((branch) => branch.map((one) => ({ ...one, path: [...issue.path, ...one.path] })))
  const ranked = branches
    .map((branch) => ({ branch, reach: Math.max(0, ...branch.map((one) => reach(one, value))), size: branch.length }))
    .sort((x, y) => y.reach - x.reach || x.size - y.size)
  return mostTelling(ranked[0]?.branch ?? [], value) ?? issue
}

/** How far into the value an issue points: a branch that got further is the one that was meant. */
function reach(issue: Issue, value: unknown): number {
  const own = at(value, issue.path) === undefined ? 0 : issue.path.length
  if (issue.code !== 'invalid_union') return own
  const inner = issue.errors.flat().map((one) => reach({ ...one, path: [...issue.path, ...one.path] }, value))
  return Math.max(own, ...inner)
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Record<PropertyKey, unknown>)[key]
  }
  return here
}

function pathText(path: readonly PropertyKey[]): string {
  let text = ''
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`
    else text += text === '' ? String(key) : `.${String(key)}`
  }
  return text
}

function complaint(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return at(value, issue.path) === undefined && issue.path.length > 0
        ? 'is missing'
        : `must be ${withArticle(issue.expected)}`
    case 'unrecognized_keys':
      return `has ${issue.keys.length === 1 ? 'a member' : 'members'} that it cannot have: ${shorten(issue.keys.join(', '))}`
    case 'too_big':
      return `must ${bounded(issue.origin)} at most ${issue.maximum}${unit(issue.origin)}`
    case 'too_small':
      return `must ${bounded(issue.origin)} at least ${issue.minimum}${unit(issue.origin)}`
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? `must be one of ${issue.options.join(', ')}`
        : 'has none of the forms it can have'
    case 'invalid_format':
      return issue.format === 'regex' ? 'is not written in the form it must have' : `is not a valid ${issue.format}`
    case 'custom':
      return issue.message
    default:
      return 'is not valid'
  }
}

const withArticle = (kind: string) =>
  kind === 'int' ? 'a whole number' : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
const bounded = (origin: string) => (origin === 'array' || origin === 'string' ? 'have' : 'be')
const unit = (origin: string) => (origin === 'array' ? ' items' : origin === 'string' ? ' characters' : '')
const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
