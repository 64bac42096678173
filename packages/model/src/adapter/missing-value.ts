import { plainWord } from './plain-word.js'

/**
 * What a cell is to say. `text` is free text, of which only what programs write for nothing is missing; `attribute` is a
 * sex, date, age, weight, role, outcome or answer.
 */
export type CellKind = 'id' | 'drug' | 'event' | 'country' | 'attribute' | 'text'

/** The cell without blanks and invisible characters at its ends; null where it is missing. */
export function presentText(cell: string | null | undefined, kind: CellKind): string | null {
  if (cell === null || cell === undefined) return null
  const text = isBare(cell) ? cell : cell.replace(OUTER_BLANKS, '')
  return isMissing(text, kind) ? null : text
}

/**
 * Whether a cell of this kind holds no value: it is empty or has nothing but punctuation; it is what a program writes for
 * nothing (pandas, R, SQL, SAS, JavaScript, the errors of spreadsheets, in any letter case); or, but for free text, it says
 * in words that the value is not known or not given.
 *
 * What could be a value of its kind is one: as a drug `Na` is sodium while `NA`, `na` and `N/A` are missing; as a country `NA`
 * is Namibia, and no other code of two letters is missing. `Unknown drug` and other names of several words that say little are
 * names.
 */
export function isMissing(text: string, kind: CellKind): boolean {
  if (text.length > LONGEST_WORDS && isBare(text) && LETTER_OR_DIGIT.test(text[0]!)) return false
  if (WITHOUT_LETTERS.test(text)) return true
  if (kind === 'country' && TWO_LETTERS.test(text)) return false
  if (kind === 'drug' && text === 'Na') return false
  if (PROGRAM_ERROR.test(text)) return true
  if (NOTHING.has(text.replace(MARKS_OF_NOTHING, '').toLowerCase())) return true
  if (kind === 'text') return false
  const word = plainWord(text)
  if (NOT_KNOWN.has(word)) return true
  if (kind === 'attribute' && SHORT_ATTRIBUTE.has(word)) return true
  return kind === 'id' && SHORT_ID.has(word)
}

/** No words for nothing are longer. */
const LONGEST_WORDS = 40

const LETTER_OR_DIGIT = /[a-z\d]/i

/** Whether a text begins and ends with a visible character of ASCII, as most do. */
function isBare(text: string): boolean {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first > 32 && first < 127 && last > 32 && last < 127
}

const OUTER_BLANKS = /^[\s\p{Z}\p{Cf}]+|[\s\p{Z}\p{Cf}]+$/gu

/** Nothing but punctuation: dashes, stops, question marks, quotes, brackets. Symbols such as `+` and `♀` say something. */
const WITHOUT_LETTERS = /^[\s\p{Z}\p{Cf}\p{P}]*$/u

const TWO_LETTERS = /^[a-z]{2}$/i

/** Signs that programs and people put around words for nothing: `<NA>`, `(null)`, `N/A`, `n.a.`, `-nan`; not `+`, as in `Na+`. */
const MARKS_OF_NOTHING = /[<>()[\]{}"'`“”‘’«»#/\\.*?!_:;,-]|\s/g

/**
 * Errors in the cells of spreadsheets: of Excel in English, German, French, Spanish, Italian, Dutch and Portuguese (a word in
 * capitals behind # with ! or ? at its end, and N/A in its forms), of LibreOffice (`Err:502`), of C (`1.#QNAN`); and `\N` of SQL dumps.
 */
const PROGRAM_ERROR =
  /^(?:\\n|#[¡¿]?[\p{Lu}\d_/]{2,20}[!?]|#(?:N\/?[ABDV]|NV|GETTING_DATA|GEEN WAARDE)(?:\s+#?N\/A)?|Err:\d{3}|[+-]?1\.#(?:IND|QNAN|SNAN|INF|R))$/iu

/** Words of programs for nothing, as letters and digits. */
const NOTHING = new Set('na nan nat null nil none undefined undef blank'.split(' '))

/** Words that say that something is not known or not given, as letters and digits. */
const NOT_KNOWN = new Set(
  `unknown unk unkn unknwn notknown unspecified notspecified nototherwisespecified notreported unreported notavailable unavailable
  notapplicable notprovided notgiven notrecorded notstated notentered notdisclosed notdocumented nodata novalue noinformation
  noinfo missing empty
  unbekannt nichtbekannt keineangabe keineangaben nichtangegeben nichtberichtet inconnu inconnue nonconnu nonrenseigne nonrenseigné
  nonprécisé nonprecise nonrapporté nonrapporte nonspécifié nonspecifie desconocido desconocida noconocido noespecificado
  noinformado noreportado nodisponible desconhecido desconhecida nãoinformado naoinformado ignorado nãoespecificado sconosciuto
  sconosciuta nonnoto nonspecificato nonriportato nonriferito onbekend nietbekend nietgemeld okänd okand ukendt ukjent tuntematon
  nieznany nieznana nieznane neznámý neznáma неизвестно неизвестен неизвестна άγνωστο 不明 未知 不详 不詳 未报告 未提供 미상 불명`.split(
    /\s+/,
  ),
)

/** Short words for not known, among them the nullFlavors of HL7; some are names of drugs and codes of countries elsewhere. */
const SHORT_ATTRIBUTE = new Set('u nk nr nd ni asku nask msk'.split(' '))

/** No ids either: words for what is to come, and what stands before the sums below a table. */
const SHORT_ID = new Set(
  `nk nr nd tbd tba tbc pending total totals grandtotal subtotal sum gesamt gesamtsumme summe somme totale totaal suma`.split(
    ' ',
  ),
)
