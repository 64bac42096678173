/** Drugs of the last years, and ways in which newer brands are misspelt, in the lines that `parseOpenDrugs` reads. */
export const RECENT_DRUGS = `
trospium + xanomeline (xanomeline trospium) = cobenfy
ethinyl estradiol + segesterone acetate (segesterone ethinylestradiol) = annovera
drospirenone + estetrol (estetrol drospirenone) = nextstellis
bempedoic acid + ezetimibe (bempedoic acid) = nexlizet
rimegepant = vydura | | nurtek
ubrogepant = | | ubrelvey, ubrevly
atogepant = aquipta | | quilipta
zavegepant = zavzpret
esketamine = | | sprovato
bupropion + dextromethorphan (dextromethorphan bupropion) = | | auvality
gepirone = exxua
lumateperone = | | capylta
donanemab = kisunla
etrasimod = velsipity
bexagliflozin = brenzavvy
lorcaserin = belviq
abaloparatide = tymlos
elinzanetant = lynkuet
drospirenone = slynd
linaclotide = constella
tenapanor = ibsrela
naldemedine = symproic
lenacapavir = yeztugo
`
