import type { AnalysisName, AnalysisRequest } from '../packages/model/src/index.js'

interface Example<Name extends AnalysisName> {
  readonly request: AnalysisRequest<Name>
  /** The same asked of the command, but for the store and the output. */
  readonly argv: readonly string[]
  /** Files that the command reads, by their names in `argv`. */
  readonly files?: Readonly<Record<string, string>>
}

/** A tree of the events but one, which is left out with a note; Rash has two parents. */
const tree = [
  { node: 'All', parent: '' },
  { node: 'Skin', parent: 'All' },
  { node: 'Blood', parent: 'All' },
  { node: 'Haemorrhage', parent: 'Blood' },
  { node: 'Rash', parent: 'Skin' },
  { node: 'Rash', parent: 'Blood' },
  { node: 'Headache', parent: 'All' },
]
const treeFile = `node,parent\n${tree.map(({ node, parent }) => `${node},${parent}\n`).join('')}`

/** Pairs of every drug with every event, some of which are known to be signals, and one of names that nobody has. */
const pairs = ['WARFARIN', 'ASPIRIN', 'FLUCONAZOLE', 'METFORMIN', 'PARACETAMOL'].flatMap((drug, at) =>
  ['Haemorrhage', 'Nausea', 'Rash', 'Headache'].map((event, of) => ({ drug, event, positive: at % 4 === of })),
)
const controls = [...pairs, { drug: 'OMEGA', event: 'Rash', positive: false }]
const controlsOf = controls.map((pair, at) => ({ ...pair, outcome: at % 3 === 0 ? 'bleeding' : 'other' }))
const lineOf = (cells: readonly unknown[]) => `${cells.join(',')}\n`

/** Requests that every door answers alike, of every analysis there is. */
export const analysisExamples: { readonly [Name in AnalysisName]: readonly Example<Name>[] } = {
  'adjust-p': [
    {
      request: { analysis: 'adjust-p', column: 'fisher_midp' },
      argv: ['adjust-p', '--column', 'fisher_midp'],
    },
    {
      request: {
        ...{ analysis: 'adjust-p', column: 'poisson_p', methods: ['holm', 'storey-smoother', 'lbe'], tests: 900 },
        ...{ alpha: 0.2, drugs: ['warfarin', 'ASPIRIN'], events: ['Rash', 'Nausea', 'Headache'] },
        sort: { by: 'a', direction: 'ascending' },
      },
      argv: [
        ...['adjust-p', '--column', 'poisson_p', '--method', 'holm,storey-smoother,lbe', '--tests', '900'],
        ...['--alpha', '0.2', '--drug', 'warfarin', 'ASPIRIN', '--event', 'Rash', 'Nausea', 'Headache'],
        ...['--sort', 'a:asc'],
      ],
    },
  ],
  calibration: [
    {
      request: { analysis: 'calibration', controls: controls.map(({ drug, event }) => ({ drug, event })) },
      argv: ['calibrate', '--controls', 'controls.csv'],
      files: { 'controls.csv': `drug,event\n${controls.map(({ drug, event }) => lineOf([drug, event])).join('')}` },
    },
    {
      request: {
        ...{ analysis: 'calibration', measure: 'ic', spread: 'log', alpha: 0.1, level: 0.9 },
        controls: pairs.map(({ positive, ...pair }, at) => ({
          ...pair,
          trueEffect: at === 5 ? null : positive ? 1.5 : 0,
        })),
        ...{ pairs: controls.slice(-3).map(({ drug, event }) => ({ drug, event })), sort: { by: 'note' } },
        carried: [{ name: 'note', values: ['b', 'a', 'c'] }],
      },
      argv: [
        ...['calibrate', '--measure', 'ic', '--controls', 'known.csv', '--apply', 'pairs.csv', '--spread', 'log'],
        ...['--alpha', '0.1', '--level', '0.9', '--sort', 'note'],
      ],
      files: {
        'known.csv': `drug,event,true_log_rr\n${pairs.map(({ drug, event, positive }, at) => lineOf([drug, event, at === 5 ? '' : positive ? 1.5 : 0])).join('')}`,
        'pairs.csv': `note,drug,event\n${controls
          .slice(-3)
          .map(({ drug, event }, at) => lineOf(['bac'[at], drug, event]))
          .join('')}`,
      },
    },
  ],
  changes: [
    {
      request: { analysis: 'changes', before: '2022', minCount: 1 },
      argv: ['changes', '--before', '2022', '--min-count', '1'],
    },
    {
      request: { analysis: 'changes', before: '2021-06', now: '2022', minCount: 2, sort: { by: 'drug' } },
      argv: ['changes', '--before', '2021-06', '--now', '2022', '--min-count', '2', '--sort', 'drug'],
    },
  ],
  'co-reported': [
    {
      request: { analysis: 'co-reported', drug: 'WARFARIN', event: 'Haemorrhage', minCount: 1 },
      argv: ['co-reported', '--drug', 'WARFARIN', '--event', 'Haemorrhage', '--min-count', '1'],
    },
    {
      request: { analysis: 'co-reported', event: 'Rash', of: 'drugs', listedRoles: 'scope', sort: { by: 'ic025' } },
      argv: ['co-reported', '--event', 'Rash', '--of', 'drugs', '--listed-roles', 'scope', '--sort', 'ic025'],
    },
  ],
  compare: [
    {
      request: { analysis: 'compare', one: { drug: 'WARFARIN' }, other: { drug: 'METFORMIN' }, minCount: 1 },
      argv: ['compare', '--drug', 'WARFARIN', '--with', 'METFORMIN', '--min-count', '1'],
    },
    {
      request: {
        analysis: 'compare',
        one: { where: { field: 'date', which: 'received', from: '2022' } },
        other: { where: { field: 'date', which: 'received', to: '2021' } },
        events: ['rash', 'NAUSEA'],
        sort: { by: 'event' },
      },
      argv: [
        ...['compare', '--one', '{"field":"date","which":"received","from":"2022"}', '--event', 'rash', 'NAUSEA'],
        ...['--other', '{"field":"date","which":"received","to":"2021"}', '--sort', 'event'],
      ],
    },
  ],
  demographics: [
    {
      request: { analysis: 'demographics', drug: 'WARFARIN' },
      argv: ['describe', '--drug', 'WARFARIN'],
    },
    {
      request: { analysis: 'demographics', event: 'Rash', ageBounds: [40], where: { field: 'serious', is: true } },
      argv: ['describe', '--event', 'Rash', '--age-bounds', '40', '--serious', 'yes'],
    },
  ],
  'extra-fields': [
    { request: { analysis: 'extra-fields' }, argv: ['extra-fields'] },
    {
      request: {
        ...{ analysis: 'extra-fields', roles: ['PS', 'C'], sort: { by: 'reports', direction: 'descending' } },
        where: { field: 'extra', name: 'reporter_type' },
      },
      argv: ['extra-fields', '--role', 'PS,C', '--extra', 'reporter_type', '--sort', 'reports:desc'],
    },
  ],
  interactions: [
    {
      request: { analysis: 'interactions', drug: 'WARFARIN', minCount: 1, roles: ['PS', 'C', 'I'] },
      argv: ['interactions', '--drug', 'WARFARIN', '--min-count', '1', '--role', 'PS,C,I'],
    },
    {
      request: {
        analysis: 'interactions',
        drug: 'METFORMIN',
        with: ['ASPIRIN', 'PARACETAMOL'],
        minCount: 0,
        level: 0.9,
        interval: 'normal',
        expectation: 'independent',
        prior: { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 0.33 },
        sort: { by: 'event', direction: 'ascending' },
      },
      argv: [
        ...['interactions', '--drug', 'METFORMIN', '--with', 'ASPIRIN', 'PARACETAMOL', '--min-count', '0'],
        ...['--level', '0.9', '--interval', 'normal', '--expectation', 'independent', '--prior', '0.2,0.1,2,4,0.33'],
        ...['--sort', 'event:asc'],
      ],
    },
  ],
  'deviating-cells': [
    { request: { analysis: 'deviating-cells' }, argv: ['mddc'] },
    {
      request: {
        ...{ analysis: 'deviating-cells', drugs: ['WARFARIN', 'ASPIRIN'], events: ['Rash', 'Nausea', 'Headache'] },
        ...{ scope: 'table', separateZeros: false, coefficient: 1, connect: 'drugs', correlation: 0.5 },
      },
      argv: [
        ...['mddc', '--drug', 'WARFARIN', 'ASPIRIN', '--event', 'Rash', 'Nausea', 'Headache', '--scope', 'table'],
        ...['--together', '--coefficient', '1', '--connect', 'drugs', '--correlation', '0.5'],
      ],
    },
  ],
  evaluation: [
    {
      request: { analysis: 'evaluation', controls, top: [3] },
      argv: ['evaluate', '--reference', 'reference.csv', '--top', '3'],
      files: {
        'reference.csv': `drug,event,label\n${controls.map(({ drug, event, positive }) => lineOf([drug, event, Number(positive)])).join('')}`,
      },
    },
    {
      request: {
        ...{ analysis: 'evaluation', controls: controlsOf, scores: ['prr', 'a', 'ic025'], zeroCells: 'haldane' },
        ...{ threshold: 1, simulations: 100, seed: 3, level: 0.9, where: { field: 'sex', in: ['F'] } },
        sort: { by: 'auc' },
      },
      argv: [
        ...['evaluate', '--reference', 'outcomes.csv', '--scores', 'PRR,a,ic025,prr', '--zero-cells', 'haldane'],
        ...['--threshold', '1', '--simulations', '100', '--seed', '3', '--level', '0.9', '--sex', 'F', '--sort', 'auc'],
      ],
      files: {
        'outcomes.csv': `event,drug,outcome,label\n${controlsOf.map(({ drug, event, outcome, positive }) => lineOf([event, drug, outcome, positive])).join('')}`,
      },
    },
  ],
  lasso: [
    { request: { analysis: 'lasso', event: 'Haemorrhage' }, argv: ['lasso', '--event', 'Haemorrhage'] },
    {
      request: {
        analysis: 'lasso',
        event: 'Rash',
        adaptive: true,
        rows: 'path',
        standardize: false,
        lambdas: 12,
        lambdaRatio: 0.01,
        maxDrugs: 3,
        where: { field: 'sex', in: ['M'] },
      },
      argv: [
        ...['lasso', '--event', 'Rash', '--adaptive', '--path', '--no-standardize', '--sex', 'M'],
        ...['--lambdas', '12', '--lambda-ratio', '0.01', '--max-drugs', '3'],
      ],
    },
  ],
  'likelihood-ratio': [
    {
      request: { analysis: 'likelihood-ratio', drugs: ['WARFARIN', 'ASPIRIN'], simulations: 200 },
      argv: ['lrt', '--drug', 'WARFARIN', 'ASPIRIN', '--simulations', '200'],
    },
    {
      request: {
        ...{
          analysis: 'likelihood-ratio',
          method: 'zip',
          compare: 'drugs',
          events: ['Rash'],
          referenceDrugs: ['ASPIRIN'],
        },
        ...{ simulations: 99, seed: 7, alpha: 0.1, sort: { by: 'n', direction: 'ascending' } },
      },
      argv: [
        ...['lrt', '--method', 'zip', '--compare', 'drugs', '--event', 'Rash', '--reference-drug', 'ASPIRIN'],
        ...['--simulations', '99', '--seed', '7', '--alpha', '0.1', '--sort', 'n:asc'],
      ],
    },
  ],
  masking: [
    { request: { analysis: 'masking', event: 'Haemorrhage' }, argv: ['masking', '--event', 'Haemorrhage'] },
    {
      request: {
        analysis: 'masking',
        event: 'Rash',
        drug: 'WARFARIN',
        roles: ['C', 'PS'],
        where: { field: 'sex', in: ['F'] },
        sort: { by: 'masker', direction: 'descending' },
      },
      argv: [
        'masking',
        '--event',
        'Rash',
        '--drug',
        'WARFARIN',
        '--role',
        'PS,C',
        '--sex',
        'F',
        '--sort',
        'masker:desc',
      ],
    },
  ],
  onset: [
    {
      request: { analysis: 'onset', drug: 'WARFARIN', event: 'Haemorrhage' },
      argv: ['onset', '--drug', 'WARFARIN', '--event', 'Haemorrhage'],
    },
    {
      request: {
        analysis: 'onset',
        drug: 'ASPIRIN',
        event: 'Nausea',
        model: 'weibull',
        sameDay: 'interval',
        against: 'other drugs',
        simulations: 49,
        seed: 5,
        level: 0.9,
        roles: ['PS', 'C'],
        where: { field: 'sex', in: ['F'] },
      },
      argv: [
        ...['onset', '--drug', 'ASPIRIN', '--event', 'Nausea', '--model', 'weibull', '--same-day', 'interval'],
        ...['--against', 'other drugs', '--simulations', '49', '--seed', '5', '--level', '0.9', '--role', 'PS,C'],
        ...['--sex', 'F'],
      ],
    },
  ],
  'period-counts': [
    {
      request: { analysis: 'period-counts', drug: 'WARFARIN', event: 'Haemorrhage', asOf: '2026-01-01' },
      argv: ['period-counts', '--drug', 'WARFARIN', '--event', 'Haemorrhage', '--as-of', '2026-01-01'],
    },
    {
      request: {
        ...{ analysis: 'period-counts', by: 'quarter', date: 'event', asOf: '2023-08-31', roles: ['PS', 'C'] },
        ...{ where: { field: 'serious', is: true }, sort: { by: 'reports', direction: 'descending' } },
      },
      argv: [
        ...['period-counts', '--by', 'quarter', '--date', 'event', '--as-of', '2023-08-31', '--role', 'PS,C'],
        ...['--serious', 'yes', '--sort', 'reports:desc'],
      ],
    },
  ],
  scores: [
    {
      request: { analysis: 'scores', pairs: controls.map(({ drug, event }) => ({ drug, event })) },
      argv: ['score', '--pairs', 'named.csv'],
      files: { 'named.csv': `event,drug\n${controls.map(({ drug, event }) => lineOf([event, drug])).join('')}` },
    },
    {
      request: {
        ...{ analysis: 'scores', pairs: controls.slice(-4).map(({ drug, event }) => ({ drug, event })) },
        ...{
          carried: [{ name: 'note', values: ['b', 'd', 'a', 'c'] }],
          measures: ['prr', 'ebgm'],
          zeroCells: 'haldane',
        },
        ...{ level: 0.9, prior: { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 0.33 }, roles: ['PS'] },
        sort: { by: 'note', direction: 'descending' },
      },
      argv: [
        ...['score', '--pairs', 'noted.csv', '--measures', 'prr,ebgm', '--zero-cells', 'haldane', '--level', '0.9'],
        ...['--prior', '0.2,0.1,2,4,0.33', '--role', 'PS', '--sort', 'note:desc'],
      ],
      files: {
        'noted.csv': `drug,note,event\n${controls
          .slice(-4)
          .map(({ drug, event }, at) => lineOf([drug, 'bdac'[at], event]))
          .join('')}`,
      },
    },
  ],
  sequential: [
    {
      request: {
        analysis: 'sequential',
        drug: 'WARFARIN',
        event: 'Haemorrhage',
        by: 'quarter',
        asOf: '2026-01-01',
      },
      argv: [
        ...['sequential', '--drug', 'WARFARIN', '--event', 'Haemorrhage', '--by', 'quarter'],
        ...['--as-of', '2026-01-01'],
      ],
    },
    {
      request: {
        analysis: 'sequential',
        drug: 'ASPIRIN',
        event: 'Nausea',
        by: 'month',
        date: 'event',
        asOf: '2026-01-01',
        looks: 'periods',
        alpha: 0.01,
        minimum: 3,
        roles: ['PS', 'C'],
      },
      argv: [
        ...['sequential', '--drug', 'ASPIRIN', '--event', 'Nausea', '--by', 'month', '--date', 'event'],
        ...['--as-of', '2026-01-01', '--looks', 'periods', '--alpha', '0.01', '--minimum', '3', '--role', 'PS,C'],
      ],
    },
  ],
  strata: [
    { request: { analysis: 'strata', by: 'sex' }, argv: ['strata', '--by', 'sex'] },
    {
      request: { analysis: 'strata', by: 'age', rows: 'subgroups', ageBounds: [18, 65], level: 0.9, minCount: 1 },
      argv: ['strata', '--by', 'age', '--subgroups', '--age-bounds', '18,65', '--level', '0.9', '--min-count', '1'],
    },
  ],
  trend: [
    {
      request: {
        analysis: 'trend',
        drug: 'WARFARIN',
        event: 'Haemorrhage',
        by: 'quarter',
        asOf: '2026-01-01',
        simulations: 199,
        seed: 3,
      },
      argv: [
        ...['trend', '--drug', 'WARFARIN', '--event', 'Haemorrhage', '--by', 'quarter', '--as-of', '2026-01-01'],
        ...['--simulations', '199', '--seed', '3'],
      ],
    },
    {
      request: {
        analysis: 'trend',
        drug: 'METFORMIN',
        event: 'Rash',
        by: 'month',
        date: 'event',
        asOf: '2023-08-31',
        roles: ['PS'],
        where: { field: 'sex', in: ['F'] },
        limits: 'exact',
        penalty: 4,
        baseline: 12,
        simulations: 99,
        maximumDelay: 6,
        sort: { by: 'count', direction: 'descending' },
      },
      argv: [
        ...['trend', '--drug', 'METFORMIN', '--event', 'Rash', '--by', 'month', '--date', 'event'],
        ...['--as-of', '2023-08-31', '--simulations', '99', '--limits', 'exact', '--penalty', '4', '--baseline', '12'],
        ...['--maximum-delay', '6', '--role', 'PS', '--sex', 'F', '--sort', 'count:desc'],
      ],
    },
  ],
  'tree-scan': [
    {
      request: {
        analysis: 'tree-scan',
        drug: 'WARFARIN',
        tree,
        model: 'bernoulli',
        conditional: true,
        simulations: 99,
      },
      argv: [
        ...['treescan', '--drug', 'WARFARIN', '--tree', 'tree.csv', '--model', 'bernoulli', '--conditional'],
        ...['--simulations', '99'],
      ],
      files: { 'tree.csv': treeFile },
    },
    {
      request: {
        ...{ analysis: 'tree-scan', drug: 'ASPIRIN', tree, model: 'bernoulli', probability: 0.4 },
        ...{ simulations: 50, seed: 3, sort: { by: 'node', direction: 'ascending' } },
      },
      argv: [
        ...['treescan', '--drug', 'ASPIRIN', '--tree', 'tree.csv', '--model', 'bernoulli', '--probability', '0.4'],
        ...['--simulations', '50', '--seed', '3', '--sort', 'node:asc'],
      ],
      files: { 'tree.csv': treeFile },
    },
  ],
}
