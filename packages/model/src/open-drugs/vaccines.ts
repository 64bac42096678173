/**
 * Vaccines by what they are against, with their brands and, after them, the names that VAERS writes, in the lines that
 * `parseOpenDrugs` reads.
 */
export const VACCINES = `
tozinameran = comirnaty, bnt162b2, covid19 (covid19 (pfizer-biontech)), covid19 (covid19 (pfizer-biontech bivalent)) | pfizer, pfizer vaccine, pfizer shot
elasomeran = spikevax, mrna-1273, covid19 (covid19 (moderna)), covid19 (covid19 (moderna bivalent)) | moderna, moderna vaccine
covid-19 vaccine ad26.cov2.s = jcovden, covid19 (covid19 (janssen)) | janssen vaccine, johnson and johnson vaccine
covid-19 vaccine chadox1 = vaxzevria, covishield | astrazeneca vaccine
covid-19 vaccine nvx-cov2373 = nuvaxovid, covid19 (covid19 (novavax))
covid vaccine = covid-19 vaccine, covid-19 vaccine nos, covid19 vaccine, covid19 (covid19 (unknown)) | covid shot, covid jab, covid 19 vaccine, covid booster, covid vaccination
zoster vaccine recombinant (zoster vaccine) = shingrix, zoster (shingrix)
zoster vaccine live (zoster vaccine) = zostavax, zoster live (zostavax)
zoster vaccine = zoster (no brand name) | shingles vaccine
influenza vaccine = influenza vaccination, influenza virus vaccine, fluzone, fluarix, flulaval, afluria, flublok, flucelvax, fluad, flumist, agriflu, fluvirin, influenza (seasonal) (no brand name), influenza (seasonal) (fluzone), influenza (seasonal) (fluzone quadrivalent), influenza (seasonal) (fluzone high-dose), influenza (seasonal) (fluzone high-dose quadrivalent), influenza (seasonal) (afluria), influenza (seasonal) (afluria quadrivalent), influenza (seasonal) (flublok quadrivalent), influenza (seasonal) (fluarix quadrivalent), influenza (seasonal) (flulaval quadrivalent), influenza (seasonal) (flucelvax), influenza (seasonal) (flucelvax quadrivalent), influenza (seasonal) (fluad), influenza (seasonal) (fluad quadrivalent), influenza (seasonal) (flumist quadrivalent) | flu shot, flu vaccine, flu jab
pneumococcal vaccine polyvalent = pneumovax, pneumovax 23, pneumo (pneumovax)
pneumococcal conjugate vaccine = prevnar, prevnar 13, prevnar 20, prevenar, prevenar 13, vaxneuvance, synflorix, pneumo (prevnar), pneumo (prevnar13), pneumo (prevnar20), pneumo (vaxneuvance)
pneumococcal vaccine = pneumo (no brand name)
human papillomavirus vaccine (hpv vaccine) = gardasil, gardasil 9, cervarix, hpv (gardasil), hpv (gardasil 9), hpv (cervarix), hpv (no brand name)
hepatitis b vaccine = engerix-b, recombivax hb, heplisav-b, hepatitis b vaccination, hep b (engerix-b), hep b (recombivax hb), hep b (heplisav-b), hep b (no brand name)
hepatitis a vaccine = havrix, vaqta, hep a (havrix), hep a (vaqta), hep a (no brand name)
hepatitis a vaccine + hepatitis b vaccine = twinrix, hep a + hep b (twinrix)
measles, mumps and rubella vaccine (mmr vaccine) = m-m-r ii, mmr ii, priorix, measles + mumps + rubella (mmr ii), measles + mumps + rubella (no brand name) | mmr
measles, mumps, rubella and varicella vaccine (mmrv vaccine) = proquad, measles + mumps + rubella + varicella (proquad)
varicella vaccine = varivax, varicella (varivax), varicella (no brand name)
diphtheria, tetanus and acellular pertussis vaccine (dtap vaccine) = daptacel, infanrix, dtap (daptacel), dtap (infanrix), dtap (no brand name)
tetanus, reduced diphtheria and acellular pertussis vaccine (tdap vaccine) = adacel, boostrix, tdap (adacel), tdap (boostrix), tdap (no brand name)
diphtheria, tetanus, pertussis, hepatitis b and polio vaccine = pediarix, dtap + hepb + ipv (pediarix)
diphtheria, tetanus, pertussis, polio and haemophilus b vaccine = pentacel, dtap + ipv + hib (pentacel)
diphtheria, tetanus, pertussis and polio vaccine = kinrix, quadracel, dtap + ipv (kinrix), dtap + ipv (quadracel)
diphtheria and tetanus vaccine = dt adsorbed (no brand name)
tetanus and reduced diphtheria vaccine = tenivac, tdvax, td adsorbed (tenivac), td adsorbed (no brand name)
tetanus toxoid = tetanus toxoid (no brand name)
poliovirus vaccine inactivated = ipol, polio virus, inact. (ipol)
haemophilus b conjugate vaccine = acthib, pedvaxhib, hiberix, hib (acthib), hib (pedvaxhib), hib (hiberix), hib (no brand name)
rotavirus vaccine = rotateq, rotarix, rotavirus (rotateq), rotavirus (rotarix), rotavirus (no brand name)
meningococcal conjugate vaccine = menactra, menveo, menquadfi, nimenrix, meningococcal conjugate (menactra), meningococcal conjugate (menveo), meningococcal conjugate (menquadfi)
meningococcal b vaccine = bexsero, trumenba, meningococcal b (bexsero), meningococcal b (trumenba)
rabies vaccine = imovax rabies, rabavert, rabies (imovax), rabies (rabavert), rabies (no brand name)
typhoid vaccine = typhim vi, vivotif, typhoid vi polysaccharide (typhim vi), typhoid live oral ty21a (vivotif)
yellow fever vaccine = yf-vax, stamaril, yellow fever (yf-vax)
japanese encephalitis vaccine = ixiaro, japanese encephalitis (ixiaro)
tick-borne encephalitis vaccine = fsme-immun, ticovac, encepur
cholera vaccine = vaxchora, dukoral, cholera (vaxchora), cholera (no brand name)
anthrax vaccine = biothrax, anthrax (biothrax)
smallpox vaccine = acam2000, jynneos, smallpox (acam2000), smallpox + monkeypox (jynneos)
bcg vaccine = tice bcg, bcg (no brand name)
respiratory syncytial virus vaccine (rsv vaccine) = arexvy, abrysvo, mresvia, rsv (arexvy), rsv (abrysvo) | rsv shot
`
