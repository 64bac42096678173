/**
 * Vitamins, minerals, foods and fluids, and brands that are words: substances in reports, and words of every day in posts, where they are
 * therefore not looked for. In the lines that `parseOpenDrugs` reads.
 */
export const SUPPLEMENTS = `
vitamin a = retinol
vitamin b = vitamin b nos
vitamin b12 = vitamin b-12, vitamin b 12
cyanocobalamin
methylcobalamin
hydroxocobalamin
thiamine = vitamin b1, vitamin b-1
riboflavin = vitamin b2, vitamin b-2
niacinamide = nicotinamide
folic acid = folate, vitamin b9
biotin = vitamin b7
ascorbic acid = vitamin c
ergocalciferol = vitamin d2
vitamin e
vitamin k
phytonadione = vitamin k1
vitamins = multivitamin, multivitamins, multi-vitamin, multi vitamin, vitamins nos
minerals + vitamins = multivitamins and minerals, multivitamin with minerals
calcium
calcium carbonate = tums, caltrate, os-cal
calcium citrate = citracal
calcium carbonate + cholecalciferol = calcium carbonate plus vitamin d
magnesium
magnesium oxide
zinc
zinc sulfate
zinc gluconate
iron
ferrous fumarate
ferrous gluconate
copper = paragard, paragard t 380a
aprepitant = emend
ulipristal = ella
minerals = multiminerals, multimineral
selenium
chromium
chromium picolinate
potassium
potassium gluconate
sodium chloride
sodium fluoride
water = sterile water
dextrose = glucose
iodine
manganese
fish oil = fish-oil, omega-3 fatty acids, omega 3, omega-3
krill oil
flax seed = flaxseed, flaxseed oil
garlic
ginger
turmeric = curcumin
ginkgo = ginkgo biloba
ginseng
echinacea
valerian = valerian root
kava = kava kava
milk thistle
saw palmetto
black cohosh
cinnamon
cranberry
green tea = green tea extract
aloe vera
bee pollen
spirulina
yohimbine
ephedra
caffeine
glutamine = l-glutamine
levocarnitine = l-carnitine, carnitine
arginine = l-arginine
lysine = l-lysine
tyrosine = l-tyrosine
creatine
ubidecarenone = coq10, co-q10, coenzyme q10, coenzyme q-10, ubiquinone
glucosamine
chondroitin
chondroitin + glucosamine = glucosamine chondroitin, glucosamine and chondroitin
methylsulfonylmethane = msm
lutein
resveratrol
probiotics = probiotic
psyllium = metamucil
lactase = lactaid, lactaid fast act
methylcellulose = citrucel
apoaequorin = prevagen
conjugated linoleic acid
evening primrose oil
oxygen
charcoal = activated charcoal
glycerin = glycerol
petrolatum
talc
witch hazel
menthol
camphor
salicylic acid
tea tree oil
`
