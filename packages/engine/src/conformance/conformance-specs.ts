import { type Filter, ROLES, type RunSpec } from '@aethersignal/model'

/** Filters that between them use every field, every form of bound and every operator. */
export const CONFORMANCE_FILTERS: readonly Filter[] = [
  { field: 'drug', in: ['Aldoverine', 'corvastatin'] },
  { field: 'drug', in: ['ALDOVERINE'], roles: ['C', 'DN'] },
  { field: 'drug', in: ['hypralide éther'] },
  { field: 'event', in: ['nausea', 'RASH'] },
  { field: 'event', in: ['Hepatic failure'] },
  { field: 'age', min: 18, max: 65 },
  { field: 'age', min: 30 },
  { field: 'age', max: 30 },
  { field: 'age' },
  { field: 'sex', in: ['F'] },
  { field: 'sex', in: ['M', 'unknown'] },
  { field: 'country', in: ['us', 'JP'] },
  { field: 'country', in: ['United States', 'fra', 'France'] },
  { field: 'serious', is: true },
  { field: 'serious', is: false },
  { field: 'outcome', in: ['DE', 'LT'] },
  { field: 'source', in: ['registry'] },
  { field: 'date', which: 'received', from: '2012', to: '2016' },
  { field: 'date', which: 'event', from: '2012-03', to: '2016-02' },
  { field: 'date', which: 'version', from: '2012-03-04', to: '2018-02-28' },
  { field: 'date', which: 'received', to: '2014-06' },
  { field: 'date', which: 'event', from: '2014-06' },
  { not: { field: 'age', min: 18 } },
  { not: { field: 'date', which: 'event', from: '2010' } },
  { and: [] },
  {
    and: [
      { field: 'sex', in: ['F'] },
      {
        or: [
          { field: 'age', min: 40 },
          { field: 'serious', is: true },
        ],
      },
      { not: { field: 'event', in: ['Headache'] } },
    ],
  },
  {
    or: [
      { field: 'country', in: ['FR'] },
      {
        and: [
          { field: 'outcome', in: ['HO'] },
          { field: 'sex', in: ['M'] },
        ],
      },
    ],
  },
]

/** Universes to count: every filter, every role by itself, and some together. */
export const CONFORMANCE_UNIVERSES: readonly Pick<RunSpec, 'where' | 'roles'>[] = [
  {},
  ...CONFORMANCE_FILTERS.map((where) => ({ where })),
  ...ROLES.map((role) => ({ roles: [role] })),
  { roles: ['PS', 'SS', 'C', 'I'] },
  { roles: ['C'], where: { field: 'drug', in: ['BENTRAZOLE'], roles: ['PS'] } },
]
