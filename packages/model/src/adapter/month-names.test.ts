import { expect, it } from 'vitest'
import { monthNamed } from './month-names.js'

it.each([
  [1, 'January JAN. Januar Jänner janvier janv. enero gennaio janeiro januari'],
  [2, 'Feb Februar février févr. FEVRIER febrero febbraio fevereiro'],
  [3, 'Mar März Mrz. mars marzo março maart'],
  [4, 'Apr April avril avr. abril aprile'],
  [5, 'May Mai mayo maggio maio mei maj'],
  [6, 'Jun juin junio giugno junho juni'],
  [7, 'Jul juillet juil. julio luglio julho juli'],
  [8, 'Aug août AOUT agosto augustus'],
  [9, 'Sep Sept. septembre settembre setembro'],
  [10, 'Oct Okt. Oktober octobre ottobre outubro'],
  [11, 'Nov novembre noviembre'],
  [12, 'Dec Dez. décembre diciembre dicembre'],
  [0, 'jui ma j monday Quartal xyz toString'],
])('%i is %s', (month, words) => {
  for (const word of words.split(' ')) expect([word, monthNamed(word)]).toEqual([word, month])
})
