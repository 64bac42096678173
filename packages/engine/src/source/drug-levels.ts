import {
  AetherError,
  type CaseLine,
  type CasePage,
  type ChosenDrugs,
  normaliseName,
  substanceName,
  substancesOf,
} from '@aethersignal/model'
import type { Therapies } from '../analyses/report-view.js'
import type { CaseLister } from '../backend/case-lister.js'
import type { DrugGrouping } from '../grouping/name-grouping.js'
import { nearTermsInSteps } from '../grouping/near-terms.js'
import { drugsUnderNames } from '../index/drugs-under-names.js'
import { indexBytes } from '../index/index-bytes.js'
import type { ReportIndex } from '../index/report-index.js'
import type { CallOptions } from '../run/call-options.js'
import type { CallScope } from '../run/call-scope.js'
import { canonicalJson } from '../run/canonical-json.js'
import type { HeldSource, IndexSourceOptions } from './index-source.js'
import { KeptViews } from './kept-views.js'
import type { SignalSource } from './signal-source.js'

/** Drugs of the reports of an index under some names. */
export interface NamedDrugs {
  /** In place of those of the index, for the same reports. */
  readonly drugs: ReportIndex['drugs']
  /** Therapies by these names, where the source has therapies. */
  readonly therapies?: Therapies
}

/** Drugs of reports under the names they were loaded or resolved under, and what other names are made of. */
export interface UngroupedDrugs extends NamedDrugs {
  /** The drugs under the names that were written. */
  readonly written: (options: CallOptions) => Promise<NamedDrugs>
  /** What drugs are grouped with, at any level. */
  readonly drugGroups?: DrugGrouping
}

const DRUG_IDENTITY: Readonly<Record<ChosenDrugs['level'], string>> = {
  written: 'name as written by the reporter, normalised; where none is written, the ingredients',
  substance:
    'substance: salts, esters, hydrates and suffixes of ingredients folded by rule, but for names of view.countedDrugs.keptApart; each ingredient of a combination counts',
}

/** The same of a source that counts a fixed combination as one product. */
const PRODUCT_IDENTITY =
  'substance: salts, esters, hydrates and suffixes of ingredients folded by rule, but for names of view.countedDrugs.keptApart; a fixed combination counts as one product under the names of its substances'

/**
 * The views of an index source in which drugs count at another level. A view is an index source of its own, over the same
 * reports with other drugs, so that whatever is asked of it (counts, conditions, names, near names, notes) is of that level.
 */
export class DrugLevels {
  readonly #whole: IndexSourceOptions
  readonly #open: (options: IndexSourceOptions) => HeldSource
  readonly #views: KeptViews

  constructor(whole: IndexSourceOptions, open: (options: IndexSourceOptions) => HeldSource) {
    this.#whole = whole
    this.#open = open
    this.#views = new KeptViews(Math.max(512 * 1024 * 1024, 2 * indexBytes(whole.index)))
  }

  /** The view at a level. @throws AetherError `source/unsupported` where the source does not have the names of that level */
  find(chosen: ChosenDrugs, scope: CallScope, options: CallOptions): Promise<SignalSource> {
    return this.#views.find(canonicalJson(chosen), () => this.#make(chosen, scope, options), scope)
  }

  /** Bytes kept at the moment. */
  get bytes(): number {
    return this.#views.bytes
  }

  /** Closes all views. */
  clear(): void {
    this.#views.clear()
  }

  async #make(chosen: ChosenDrugs, scope: CallScope, options: CallOptions): Promise<HeldSource> {
    const { ungrouped, restrict: _, close: __, therapies: ___, ...whole } = this.#whole
    const { cases, identity, index, unknownTerms = [] } = whole
    const keptApart = new Set(chosen.keptApart)
    const isWritten = chosen.level === 'written'
    const isProduct = !isWritten && identity.drugNames?.combinations === 'product'
    const foldedOf = (name: string) => {
      const substances = substancesOf([name], keptApart)
      return isProduct && substances.length > 1 ? [[...substances].sort().join('\\')] : substances
    }
    const namesOf = ({ name, verbatim }: CaseLine['drugs'][number]) =>
      isWritten ? [normaliseName(verbatim) ?? name] : foldedOf(name)
    const named = await this.#named(chosen, foldedOf, scope, { ...options, signal: scope.signal })
    const keyOf = isWritten
      ? undefined
      : (name: string) => (isProduct ? (foldedOf(name)[0] ?? null) : substanceName(name, keptApart))
    const grouped = ungrouped?.drugGroups?.group(named.drugs, keyOf)
    const unknown = grouped
      ? await scope.paced(nearTermsInSteps('drug', grouped.unknownTerms, named.drugs.names, keyOf))
      : []
    const { therapies } = named
    return this.#open({
      ...whole,
      identity: { ...identity, countedDrugs: chosen },
      drugIdentity: isProduct ? PRODUCT_IDENTITY : DRUG_IDENTITY[chosen.level],
      index: { ...index, drugs: grouped?.counted ?? named.drugs },
      unknownTerms: [...unknown, ...unknownTerms.filter(({ of }) => of !== 'drug')],
      ...(cases && { cases: listedUnder(cases, namesOf) }),
      ...(therapies && { therapies: grouped ? therapiesUnder(therapies, grouped.membersOf) : therapies }),
    })
  }

  /** The drugs at a level, before they are grouped. */
  async #named(
    { level }: ChosenDrugs,
    foldedOf: (name: string) => readonly string[],
    scope: CallScope,
    call: CallOptions,
  ): Promise<NamedDrugs> {
    const { ungrouped, index, therapies: ofIndex } = this.#whole
    if (level === 'written') {
      if (ungrouped !== undefined) return ungrouped.written(call)
      throw new AetherError('source/unsupported', 'This source does not have drugs as they were written.')
    }
    const { drugs, therapies }: { drugs: ReportIndex['drugs']; therapies?: Therapies | undefined } = ungrouped ?? {
      drugs: index.drugs,
      therapies: ofIndex,
    }
    const ingredients = new Map<string, string[]>()
    const namesOf = (name: string) => {
      const substances = foldedOf(name)
      for (const substance of substances) {
        const known = ingredients.get(substance)
        if (known === undefined) ingredients.set(substance, [name])
        else known.push(name)
      }
      return substances
    }
    return {
      drugs: await scope.paced(drugsUnderNames(drugs, namesOf)),
      ...(therapies && { therapies: therapiesUnder(therapies, (name) => ingredients.get(name) ?? []) }),
    }
  }
}

/** Lists reports with the names of their drugs at a level, each name that is written alike once. */
function listedUnder(cases: CaseLister, namesOf: (drug: CaseLine['drugs'][number]) => readonly string[]): CaseLister {
  return async (request, options): Promise<CasePage> => {
    const page = await cases(request, options)
    return {
      ...page,
      cases: page.cases.map((line) => {
        const drugs = line.drugs.flatMap((drug) => namesOf(drug).map((name) => ({ ...drug, name })))
        return { ...line, drugs: [...new Map(drugs.map((drug) => [canonicalJson(drug), drug])).values()] }
      }),
    }
  }
}

/** Therapies of a name: of each name that counts as it, the earliest start. */
function therapiesUnder(therapies: Therapies, membersOf: (name: string) => readonly string[]): Therapies {
  return async ({ drug, ...query }, options) => {
    if (drug === undefined) return therapies(query, options)
    const [first = drug, ...others] = membersOf(drug)
    const found = await therapies({ ...query, drug: first }, options)
    const starts = [...found.starts]
    for (const other of others) {
      const more = await therapies({ ...query, drug: other }, options)
      // As texts, so that a date whose day or month is unknown comes before those that it may be.
      for (const [at, start] of more.starts.entries()) {
        const before = starts[at] ?? null
        if (start !== null && (before === null || start < before)) starts[at] = start
      }
    }
    return { ...found, starts }
  }
}
