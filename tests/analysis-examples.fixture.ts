import type { AnalysisName, AnalysisRequest } from '../packages/model/src/index.js'

interface Example<Name extends AnalysisName> {
  readonly request: AnalysisRequest<Name>
  /** The same asked of the command, but for the store and the output. */
  readonly argv: readonly string[]
}

/** Requests that every door answers alike, of every analysis there is. */
export const analysisExamples: { readonly [Name in AnalysisName]: readonly Example<Name>[] } = {
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
}
