import type { Examples } from './example.fixture.js'

/** Pairs of every drug with every event, some of which are known to be signals, and one of names that nobody has. */
const pairs = ['WARFARIN', 'ASPIRIN', 'FLUCONAZOLE', 'METFORMIN', 'PARACETAMOL'].flatMap((drug, at) =>
  ['Haemorrhage', 'Nausea', 'Rash', 'Headache'].map((event, of) => ({ drug, event, positive: at % 4 === of })),
)
const controls = [...pairs, { drug: 'OMEGA', event: 'Rash', positive: false }]
const controlsOf = controls.map((pair, at) => ({ ...pair, outcome: at % 3 === 0 ? 'bleeding' : 'other' }))
const lineOf = (cells: readonly unknown[]) => `${cells.join(',')}\n`

/** Of pairs that are scored, and of scores against what is known. */
export const scoredPairs: Examples<'adjust-p' | 'calibration' | 'evaluation' | 'scores'> = {
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
}
