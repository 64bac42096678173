import type { Steps } from '@aethersignal/core'
import type { DatasetIdentity, PartKey } from '@aethersignal/model'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ReportIndex } from '../index/report-index.js'

/** Bytes hashed between two steps. */
const STRETCH = 1 << 20

/**
 * The identity of the visible reports of a dataset. Its hash is over what is counted of them and how names and events
 * were made, never over the filter, the files or the hidden reports: who knows the visible reports could work it out, and
 * it tells nobody more than they do. Equal hashes give equal numbers. Decisions about duplicates are not named, because
 * they are over all reports.
 *
 * @param parts the parts that visible reports stand in
 */
export function* restrictedIdentity(
  whole: DatasetIdentity,
  index: ReportIndex,
  parts: readonly PartKey[],
): Steps<DatasetIdentity> {
  const { id, drugNames, drugGroups, eventGroups } = whole
  const named = {
    ...(drugNames && { drugNames }),
    ...(drugGroups && { drugGroups }),
    ...(eventGroups && { eventGroups }),
  }
  const hash = yield* contentHash(index, JSON.stringify(['restricted', named, parts]))
  return {
    id,
    hash,
    parts: parts.map(({ source, partition }) => ({
      source,
      partition,
      hash: bytesToHex(sha256(utf8ToBytes(JSON.stringify([hash, source, partition])))),
    })),
    restricted: true,
    ...named,
  }
}

function* contentHash(index: ReportIndex, before: string): Steps<string> {
  const { reports, drugs, events, country, source } = index
  const hasher = sha256.create().update(utf8ToBytes(before))
  for (const names of [drugs.names, events.names, country.names, source.names]) {
    hasher.update(utf8ToBytes(JSON.stringify(names)))
    yield
  }
  const codes = [drugs, events].flatMap(({ incidence }) => [
    incidence.offsets,
    incidence.codes.subarray(0, incidence.offsets[reports]),
  ])
  const columns = [
    ...[...codes, drugs.roles, index.ageYears, index.sex, index.serious, index.outcomes, country.codes, source.codes],
    ...[index.eventDate, index.receivedDate, index.versionDate],
    ...(drugs.otherRoles ? [drugs.otherRoles] : []),
  ]
  for (const { buffer, byteOffset, byteLength } of columns) {
    hasher.update(utf8ToBytes(`${byteLength};`))
    for (let from = 0; from < byteLength; from += STRETCH) {
      hasher.update(new Uint8Array(buffer, byteOffset + from, Math.min(STRETCH, byteLength - from)))
      yield
    }
  }
  return bytesToHex(hasher.digest())
}
