/**
 * Words of ordinary language one letter away from a name of a drug: "ability" is not Abilify, nor are "stations" statins.
 * Held complete against a list of 275,000 English words for the names of the open lexicon.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `ability accolade activate activise allegro androgen androgens angioma angiomas annuity antevert arblast aspiring astelic augmenting benefic benefit
bridoon cameral cannabic capotes capsicin chamoix chantie chanties clarinet clarinets concert concerti concerto concerts contrate contrive contrived
contrives coumarin coumarins creator creators creston definite dextral dextrin dextrins differing dinette dinettes disport disports egality enabled enabler enables
erythropoietic estrade estrades estrogen ethanal ethanoyl ethanoyls flutist glassie halcyon halcyons hallion hallions impavid incrust indexal indulin
indulins laminal lanolin lanolins leucine liminal lithoid lumenal magnetist mampara meridian meridians metadata metalise minidress minikin moderne
moderns morphing norther northern northers opiated pegasus penicillia pentacle peridium photopic poliovirus prechose precise precode prepose program
programs prolactin prolamine prolamines promethium proverb proverbs provers pygidium pyxidium quinone quinones reclasp reclasps recolor remolade
resistor restoral restorals revertive romaine romaines rotated rotates sabella sabellas sacella seasonable seasonal seasonals signior siliqua singular
singulars sprinted sprinter sprinters starlit statics stating stations stotins sudated symmetral synaxis taurine taurines thiazine thiazines
thyroglobulin trampet ultraist venomer vesicae vesicate warfaring`.split(/\s+/),
)
