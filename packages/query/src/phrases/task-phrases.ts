import { type Phrase, phraseTable } from './pattern.js'
import type { Declined, Missing, Task } from './task.js'

/** What a phrase says of the task: the task itself, or something that helps to choose it. */
export interface TaskReading {
  readonly task?: Task
  /** A task that gives way to any other. */
  readonly weak?: Task
  /** What is ranked. */
  readonly of?: 'drug' | 'event' | 'pair'
  /** Ranked by the number of reports. */
  readonly byCount?: true
  /** Periods of a trend. */
  readonly by?: 'month' | 'quarter' | 'year' | 'week'
  /** What reports are parted by. */
  readonly strata?: 'age' | 'sex' | 'country' | 'year' | 'serious'
  readonly join?: 'and' | 'or' | 'not' | 'versus' | 'plus' | 'both' | 'other' | 'this'
  readonly missing?: Missing
  readonly declined?: Declined
}

const EVENTS =
  '(?:adverse (?:drug )?(?:events?|reactions?|effects?)|side[- ]?effects?|events?|reactions?|aes?|adrs?|symptoms?)'
const DRUGS = '(?:drugs?|medicines?|medications?|products?|vaccines?|substances?)'
const BY = '(?:by|across|stratified by|per)'
const NOT_IN =
  "(?:is not|isn't|are not|aren't|not|n't) (?:described |listed |mentioned )?(?:in|on) (?:the |its |their )?(?:fda |us |eu )?labels?"

const phrases = phraseTable<TaskReading>([
  [
    `which (?:of (?:these|the) )?${DRUGS}|what ${DRUGS}|${DRUGS} (?:against|associated with|linked (?:to|with)|reported (?:for|with)|that)`,
    { task: 'rank', of: 'drug' },
  ],
  [`(?:which|what) ${EVENTS}`, { task: 'rank', of: 'event' }],
  [`(?:drug[- ]event )?pairs?`, { of: 'pair' }],
  ['which pairs?', { task: 'rank', of: 'pair' }],
  [`(?:the |any |all )?${EVENTS}`, {}],
  ['sdrs?|signals of disproportionate reporting', { weak: 'rank' }],
  ["what(?:'s| is| are) (?:being )?reported", { task: 'rank', of: 'event' }],
  [
    `(?:(?:the )?(?:most (?:common(?:ly)?|frequent(?:ly)?|often)(?: reported)?|most reported|most ${EVENTS}|commonest)|the most|top reported|common|frequent)`,
    { weak: 'rank', byCount: true },
  ],
  ['(?:by|sorted by|ordered by) (?:count|number(?: of reports)?|frequency|reports)', { byCount: true }],
  ['top|rank(?:ed|ing)?(?: of)?|ranked list', { weak: 'rank' }],
  [
    '(?:the )?(?:safety )?signals?(?: overview| detection)?|overview|safety profiles?|disproportionality|strongest',
    { weak: 'rank' },
  ],
  [
    '(?:reported )?(?:far )?more (?:often|frequently) than (?:by )?(?:chance|expected)(?: predicts?)?',
    { task: 'rank' },
  ],
  [
    'how many|(?:the )?number of|counts?(?: of)?|how often(?: is it| are they)?(?: reported)?|how frequently',
    { task: 'count' },
  ],
  ['list|line listings?|case listings?|show (?:me )?(?:the |all )?(?:cases|reports)', { task: 'list' }],
  ['cases?|case reports?', { weak: 'list' }],
  ['compar(?:e|es|ed|ing|ison)(?: of| between)?|differences? between', { task: 'compare' }],
  [
    'versus|vs\\.?|(?:as )?compared (?:with|to)|different from|differ from|rather than|than(?: in| with| for)?|against',
    { join: 'versus' },
  ],
  ['across', { join: 'versus', weak: 'rank' }],
  ['trends?(?: of| for| in)?|over time|time course|development of', { task: 'trend' }],
  ['(?:by|per|each) month|monthly', { task: 'trend', by: 'month' }],
  ['(?:by|per|each) quarter|quarterly', { task: 'trend', by: 'quarter' }],
  ['(?:by|per|each) year|yearly|annual(?:ly)?', { task: 'trend', by: 'year' }],
  ['(?:by|per|each) week|weekly', { task: 'trend', by: 'week' }],
  [
    "(?:(?:is|are) )?(?:(?:a )?sustained )?(?:increas(?:e|es|ed|ing)|rising|rises?|growing|going up|becoming more (?:frequent|common))(?: in reporting)?|on the rise|emerging|what(?: is|'s) new|changes?",
    { task: 'changes' },
  ],
  ['new(?:ly reported)?|at least one new report', { weak: 'changes' }],
  ['time[- ]to[- ]onset(?: of| for)?|onset times?|latency|how (?:soon|long|quickly)(?: after)?', { task: 'onset' }],
  ['(?:drug[- ]drug )?interactions?(?: between| of)?|interacts?(?: with)?', { task: 'interaction' }],
  [
    '(?:taken )?together with|combined with|in combination(?: with)?|together|(?:co-?|concomitantly )administered with|plus|\\+',
    { join: 'plus' },
  ],
  ['both', { join: 'both' }],
  [
    'age distribution|sex distribution|demographics?|(?:patient )?profiles?(?: of)?|who (?:is|are) in(?: the reports)?|who gets|patient (?:groups?|characteristics)|which patient(?:s| groups?)|characteristics|describe',
    { task: 'profile' },
  ],
  [
    '(?:by|across|stratified by|within|in different|per) (?:the )?age(?:[ -]?groups?|[ -]?bands?)?',
    { task: 'contrast', strata: 'age' },
  ],
  ['(?:by|across|stratified by|per) (?:sex|gender)', { task: 'contrast', strata: 'sex' }],
  ['(?:by|across|stratified by|per) countr(?:y|ies)', { task: 'contrast', strata: 'country' }],
  [`${BY} (?:age and (?:sex|gender)|(?:sex|gender) and age)`, { task: 'profile' }],
  [
    `${BY} (?:age|sex|gender|country|year|seriousness)(?:,| and| or| &) ?(?:country|countries|year|years|seriousness|age|sex|gender)`,
    { missing: 'several-strata' },
  ],
  ['stratified by year', { task: 'contrast', strata: 'year' }],
  ['(?:by|stratified by) seriousness', { task: 'contrast', strata: 'serious' }],
  ['(?:is (?:it|this|the signal) )?(?:stronger|weaker|higher|lower) (?:in|among|for)', { task: 'contrast' }],
  [
    '(?:which|what) countries(?: reports?| reported)?(?: the most)?|(?:reports|cases|number) by country',
    { task: 'countries' },
  ],
  ['why(?: is| are| does| do)?', { task: 'explain' }],
  ['ranked? first|(?:ranked? )?(?:so high|at the top|on top|number one)|first(?= ?[?.!]*$)', {}],
  ['this (?:pair|signal|combination)|it', { join: 'this' }],
  ['and|&|,|as well as', { join: 'and' }],
  ['or|either|nor|/', { join: 'or' }],
  [
    "not|no|non|neither|without(?: any)?|excluding|excludes?|except(?: for)?|leav(?:e|ing) out|omit(?:ting)?|ignor(?:e|ing)|but not|other than|minus|never|(?:is|are|was|were|do|does)n't",
    { join: 'not' },
  ],
  ['(?:all )?(?:the )?others?|all others', { join: 'other' }],
  [
    `(?:that |which |what )?${NOT_IN}|unlisted|unlabel?led|unexpected|(?:described |listed )?(?:in|on) (?:the |its )?(?:fda |us |eu )?labels?|label(?:led| status)?|off[- ]label status`,
    { missing: 'labels', weak: 'rank' },
  ],
  ['imes?(?: terms?)?|important medical events?', { missing: 'important-events', weak: 'rank' }],
  ['dmes?|designated medical events?', { missing: 'designated-events', weak: 'rank' }],
  [
    '(?:for )?(?:my|our) (?:products?|portfolio|drugs?|medicines?)|(?:the )?portfolio|product x',
    { missing: 'portfolio' },
  ],
  ['severe(?:ly)?|severity|mild|moderate', { missing: 'severity' }],
  ['pregnan(?:t|cy|cies)(?: women| exposures?| patients?)?|expecting mothers?', { missing: 'pregnancy' }],
  [
    '(?:without |no |remove |excluding )?duplicates?|de-?duplicated|(?:with )?all versions|latest versions?',
    { missing: 'duplicates' },
  ],
  ['signals? lost(?: since)?|lost signals?', { missing: 'snapshot' }],
  ['(?:highest |lowest |largest )?(?:share|proportion|percentage|percent) of', { missing: 'shares' }],
  ['(?:which )?outcome categor(?:y|ies)', { missing: 'outcome-trend' }],
  [
    '(?:since )?(?:the )?last data lock point|(?:since )?(?:the )?dlp|(?:since )?(?:the )?data lock point',
    { missing: 'data-lock-point' },
  ],
  [
    `(?:these|those)(?: ${'\\p{L}+'})? ${DRUGS}|which of (?:these|those)(?: \\p{L}+)? ${DRUGS}`,
    { missing: 'these-drugs' },
  ],
  [
    'should (?:i|we|he|she|they|you|my \\p{L}+|patients?)(?: (?:stop|take|switch|continue|keep|start|be|worry|avoid)(?: taking| using| to| worried)?)?|can i (?:take|stop|use)|do i (?:need|have) to',
    { declined: 'advice' },
  ],
  ['safe(?:r|ly|st)?(?: to (?:take|use))?|dangerous|harmful', { declined: 'safety' }],
  ['(?:the )?(?:risk|incidence|probability|likelihood|chances?|rate)(?: of)?|how likely', { declined: 'risk' }],
  ['causes?|caused by|causing|responsible for|to blame(?: for)?|due to', { declined: 'cause' }],
  ['most likely (?:explains?|causes?)|odds of', { weak: 'rank' }],
])

/** The longest phrase of a task, of joining, of what is missing or declined at a place of a flat text. */
export function readTaskPhrase(text: string, at: number): Phrase<TaskReading> | undefined {
  let longest: Phrase<TaskReading> | undefined
  for (const { row: read, end } of phrases(text, at)) {
    if (end > (longest?.end ?? at)) longest = { end, read }
  }
  return longest
}
