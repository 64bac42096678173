import type { Examples } from './example.fixture.js'

/** Of when reports came, and when events began. */
export const times: Examples<'onset' | 'period-counts' | 'sequential' | 'trend'> = {
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
