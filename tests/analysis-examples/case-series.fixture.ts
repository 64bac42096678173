import type { Examples } from './example.fixture.js'

/** Of case series and subgroups, beside others. */
export const caseSeries: Examples<'changes' | 'co-reported' | 'compare' | 'demographics' | 'extra-fields' | 'strata'> =
  {
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
    strata: [
      { request: { analysis: 'strata', by: 'sex' }, argv: ['strata', '--by', 'sex'] },
      {
        request: { analysis: 'strata', by: 'age', rows: 'subgroups', ageBounds: [18, 65], level: 0.9, minCount: 1 },
        argv: ['strata', '--by', 'age', '--subgroups', '--age-bounds', '18,65', '--level', '0.9', '--min-count', '1'],
      },
    ],
  }
