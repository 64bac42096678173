import { sha256Of } from '../adapter/sha256.js'
import { DRUGS_OF_BODY } from './drugs-of-body.js'
import { DRUGS_OF_HEART } from './drugs-of-heart.js'
import { DRUGS_OF_INFECTION_AND_CANCER } from './drugs-of-infection-and-cancer.js'
import { DRUGS_OF_MIND } from './drugs-of-mind.js'
import { FURTHER_DRUGS } from './further-drugs.js'
import { NEWER_DRUGS } from './newer-drugs.js'
import { NEWER_DRUGS_OF_CANCER } from './newer-drugs-of-cancer.js'
import { OLDER_DRUGS } from './older-drugs.js'
import { type OpenDrug, parseOpenDrugs } from './open-drug.js'
import { RECENT_DRUGS } from './recent-drugs.js'
import { SUPPLEMENTS } from './supplements.js'
import { VACCINES } from './vaccines.js'

const LISTS = [
  DRUGS_OF_MIND,
  DRUGS_OF_HEART,
  DRUGS_OF_BODY,
  DRUGS_OF_INFECTION_AND_CANCER,
  NEWER_DRUGS,
  NEWER_DRUGS_OF_CANCER,
  FURTHER_DRUGS,
  OLDER_DRUGS,
  RECENT_DRUGS,
  VACCINES,
]

/** Version of the open list of drugs; it goes up with every change of it. */
export const OPEN_DRUGS_VERSION = 1

/**
 * The open list of drugs: substances with their other names, common brands, slang and misspellings. Written for this project from
 * general knowledge, under its licence; nothing of a licensed dictionary is in it. Names in reports are resolved with it where no dictionary
 * knows them, and posts are searched for it.
 */
export function openDrugs(): OpenDrug[] {
  return [...LISTS.flatMap((lines) => parseOpenDrugs(lines)), ...parseOpenDrugs(SUPPLEMENTS, true)]
}

/** SHA-256 of the open list, in lower-case hexadecimal, for manifests. */
export function openDrugsHash(): string {
  const hash = sha256Of()
  hash.update(new TextEncoder().encode([...LISTS, SUPPLEMENTS].join('')))
  return hash.hex()
}
