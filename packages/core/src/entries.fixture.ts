import * as adjustment from './adjustment/index.js'
import * as bcpnn from './bcpnn.js'
import * as calibration from './calibration/index.js'
import * as counts from './counts/index.js'
import * as errors from './errors.js'
import * as evaluation from './evaluation/index.js'
import * as main from './index.js'
import * as interaction from './interaction/index.js'
import * as likelihoodRatio from './likelihood-ratio/index.js'
import * as masking from './masking/index.js'
import * as multiplicity from './multiplicity/index.js'
import * as onset from './onset/index.js'
import * as priors from './priors/index.js'
import * as random from './random/index.js'
import * as ranking from './ranking/index.js'
import * as regression from './regression/index.js'
import * as residuals from './residuals/index.js'
import * as sequential from './sequential/index.js'
import * as special from './special/index.js'
import * as time from './time/index.js'
import * as treeScan from './tree-scan/index.js'

/** The names of each entry of the package, by its subpath. */
export const entries = {
  '.': main,
  './adjustment': adjustment,
  './bcpnn': bcpnn,
  './calibration': calibration,
  './counts': counts,
  './errors': errors,
  './evaluation': evaluation,
  './interaction': interaction,
  './likelihood-ratio': likelihoodRatio,
  './masking': masking,
  './multiplicity': multiplicity,
  './onset': onset,
  './priors': priors,
  './random': random,
  './ranking': ranking,
  './regression': regression,
  './residuals': residuals,
  './sequential': sequential,
  './special': special,
  './time': time,
  './tree-scan': treeScan,
}

/** Every value of every entry. */
export const core = {
  ...main,
  ...adjustment,
  ...bcpnn,
  ...calibration,
  ...counts,
  ...evaluation,
  ...interaction,
  ...likelihoodRatio,
  ...masking,
  ...multiplicity,
  ...onset,
  ...priors,
  ...random,
  ...ranking,
  ...regression,
  ...residuals,
  ...sequential,
  ...special,
  ...time,
  ...treeScan,
}
