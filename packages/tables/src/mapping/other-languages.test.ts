import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'

async function read(...lines: readonly string[]) {
  const { cases } = await casesOf(tableAdapter().read([inputOf(`${lines.join('\n')}\n`)]))
  return cases
}

describe('headers of other languages', () => {
  it.each([
    [
      'Fallnummer;Arzneimittel;Reaktion;Geschlecht;Alter;Land;Meldedatum',
      '1;A;x;weiblich;40;Deutschland;13.02.2023',
      'DE',
    ],
    [
      'Numéro de cas;Médicament;Effet indésirable;Sexe;Âge;Pays;Date de réception',
      '1;A;x;Femme;40;France;13/02/2023',
      'FR',
    ],
    [
      'Número de caso;Medicamento;Reacción adversa;Sexo;Edad;País;Fecha de recepción',
      '1;A;x;Mujer;40;España;13/02/2023',
      'ES',
    ],
    [
      'Número do caso;Medicamento;Reação adversa;Sexo;Idade;País;Data de notificação',
      '1;A;x;Feminino;40;Brasil;13/02/2023',
      'BR',
    ],
    [
      'Codice caso;Farmaco;Reazione avversa;Sesso;Età;Paese;Data di segnalazione',
      '1;A;x;Femmina;40;Italia;13/02/2023',
      'IT',
    ],
    [
      'Meldnummer;Geneesmiddel;Bijwerking;Geslacht;Leeftijd;Land;Meldingsdatum',
      '1;A;x;Vrouw;40;Nederland;13-02-2023',
      'NL',
    ],
  ])('%s', async (header, row, country) => {
    const [found] = await read(header, row)
    expect(found).toMatchObject({ id: '1', sex: 'F', ageYears: 40, country, receivedDate: 20230213 })
    expect(found!.drugs.map(({ name }) => name)).toEqual(['A'])
    expect(found!.events.map(({ term }) => term)).toEqual(['x'])
  })

  it.each([
    ['Alter (Monate)', 18, 1.5],
    ['Alter in Jahren', 40, 40],
    ['Alter in Wochen', 104.355, 2],
    ['Âge (mois)', 18, 1.5],
    ['age en annees', 40, 40],
    ['edad_meses', 18, 1.5],
    ['Edad (años)', 40, 40],
    ['Edad en días', 1461, 4],
    ['idade (meses)', 18, 1.5],
    ['età (mesi)', 18, 1.5],
    ['Leeftijd (maanden)', 18, 1.5],
    ['leeftijd_in_weken', 104.355, 2],
  ])('%s %d is %d years', async (name, value, years) => {
    const [found] = await read(`case_id,drug,event,${name}`, `1,A,x,${value}`)
    expect(found!.ageYears).toBeCloseTo(years, 5)
  })
})
