import type { Task } from '../phrases/task.js'
import type { Gathered, NamedTerms } from './gathered.js'
import { sidesOf } from './sides.js'

/** Tasks that are meant where they are said, before all that follow. */
const FIRST: readonly Task[] = ['explain', 'countries', 'contrast']
const LATER: readonly Task[] = ['onset', 'interaction', 'profile', 'trend', 'changes', 'count', 'list', 'rank']

/** The task of what was gathered: what is said, else what drugs, events and conditions suggest. */
export function chooseTask(gathered: Gathered): Task {
  const { tasks, weak, joins, drugs, events } = gathered
  const said = FIRST.find((task) => tasks.has(task))
  if (said !== undefined) return said
  const compares = tasks.has('compare') || joins.has('versus')
  if (compares && sidesOf(gathered) !== undefined) return 'compare'
  const plain = !tasks.has('count') && !tasks.has('list')
  if (plain && drugs.length === 2 && (joins.has('plus') || (events.length > 0 && drugs[1]!.join === 'with')))
    return 'interaction'
  if (tasks.has('compare') && drugs.length < 2 && drugs[0]?.group === undefined) return 'compare'
  const later = LATER.find((task) => tasks.has(task))
  if (later !== undefined) return later
  if (weak.has('changes') && !weak.has('list')) return 'changes'
  if (weak.has('list') && !weak.has('rank')) return 'list'
  if (isOne(drugs) && isOne(events)) return 'pair'
  return drugs.length > 0 || events.length > 0 || weak.has('rank') ? 'rank' : 'list'
}

function isOne(terms: readonly NamedTerms[]): boolean {
  return terms.length === 1 && terms[0]!.names.length === 1 && terms[0]!.group === undefined
}
