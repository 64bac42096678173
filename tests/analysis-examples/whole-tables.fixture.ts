import type { Examples } from './example.fixture.js'

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

/** Of models and tests over many pairs at once. */
export const wholeTables: Examples<
  'deviating-cells' | 'interactions' | 'lasso' | 'likelihood-ratio' | 'masking' | 'tree-scan'
> = {
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
