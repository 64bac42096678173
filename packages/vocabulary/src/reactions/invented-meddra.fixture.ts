/** Terms that we invented, in the documented layout of the MedDRA ASCII files. Nothing here is MedDRA. */
export const INVENTED_HIERARCHY = `1001$2001$3001$4001$Purple elbow$Elbow colours$Elbow disorders$Limb disorders$Limb$$4001$Y$
1001$2002$3002$4002$Purple elbow$Surface colours$Surface changes$Surface disorders$Surf$$4001$N$
1002$2001$3001$4001$Green elbow$Elbow colours$Elbow disorders$Limb disorders$Limb$$4001$Y$
1003$2003$3002$4002$Surface hum$Surface noises$Surface changes$Surface disorders$Surf$$4002$Y$
`

export const INVENTED_PREFERRED_TERMS = `1001$Purple elbow$$4001$$$$$$$$
1002$Green elbow$$4001$$$$$$$$
1003$Surface hum$$4002$$$$$$$$
`

export const INVENTED_LOWEST_LEVEL_TERMS = `1001$Purple elbow$1001$$$$$$$Y$$
5001$Elbow went purple$1001$$$$$$$Y$$
5002$Humming of surface$1003$$$$$$$N$$
`

export const INVENTED_QUERY_LIST = `9001$Elbow trouble$1$About elbows$Invented$$1.0$A$N$
9002$Elbow trouble, noisy$2$$Invented$$1.0$A$N$
9003$Retired trouble$1$$Invented$$1.0$I$N$
9004$Counted trouble$1$$Invented$$1.0$A$A or (B and C)$
`

export const INVENTED_QUERY_CONTENT = `9001$1001$4$2$A$0$A$1.0$1.0$
9001$1002$4$1$A$0$A$1.0$1.0$
9001$9002$0$0$S$0$A$1.0$1.0$
9002$5002$5$1$A$0$A$1.0$1.0$
9001$1003$4$2$A$0$I$1.0$1.0$
9003$1003$4$2$A$0$A$1.0$1.0$
9004$1003$4$2$B$0$A$1.0$1.0$
`
