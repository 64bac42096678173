import type { ColumnNames } from '../reading/header-match.js'

/** The columns of an export of the FAERS Public Dashboard, as in its workbooks. */
export const DASHBOARD_COLUMNS: ColumnNames = /* @__PURE__ */ Object.fromEntries(
  [
    'Case ID',
    'Suspect Product Names',
    'Suspect Product Active Ingredients',
    'Reason for Use',
    'Reactions',
    'Serious',
    'Outcomes',
    'Sex',
    'Event Date',
    'Latest FDA Received Date',
    'Case Priority',
    'Patient Age',
    'Patient Weight',
    'Sender',
    'Reporter Type',
    'Report Source',
    'Concomitant Product Names',
    'Latest Manufacturer Received Date',
    'Initial FDA Received Date',
    'Country where Event occurred',
    'Reported to Manufacturer?',
    'Manufacturer Control Number',
    'Literature Reference',
    'Compounded Flag',
  ].map((name) => [name, []]),
)
