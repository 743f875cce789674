# Appends to golden.csv: survey, profile likelihood, negative binomial, exact Poisson. R 4.2.2, survey 4.1.1, MASS 7.3.
suppressMessages({library(survey); library(MASS)})
f <- "golden.csv"
add <- function(m, a, e, rel, tool) cat(paste(m, paste(format(a, digits=17, trim=TRUE, scientific=TRUE), collapse=" "), paste(format(e, digits=17, trim=TRUE, scientific=TRUE), collapse=" "), rel, tool, sep=","), "\n", file=f, append=TRUE, sep="")
R <- "R 4.2.2"; S <- "R survey 4.1.1"
for (v in list(c(10,2,3), c(0,1,2), c(25,10,1.2), c(3,1,3), c(200,100,2.5)))
  for (alt in c("two.sided","greater","less")) add(paste0("poisson-test-", sub("two.sided","two-sided",alt)), v, poisson.test(v[1], v[2], v[3], alternative=alt)$p.value, 1e-9, R)
data(api)
d <- svydesign(id=~dnum, weights=~pw, data=apiclus1, fpc=~fpc)
add("apiclus1-ratio", 0, c(coef(svyratio(~api00, ~enroll, d)), SE(svyratio(~api00, ~enroll, d))), 1e-7, S)
add("apiclus1-domain", 0, c(coef(svymean(~api00, subset(d, stype=="E"))), SE(svymean(~api00, subset(d, stype=="E")))), 1e-7, S)
for (m in c("logit","beta")) { p <- svyciprop(~I(stype=="E"), d, method=m); add(paste0("apiclus1-", m), 0, c(coef(p), attr(p,"ci")), 1e-6, S) }
write.csv(apistrat[, c("stype","pw","fpc","enroll","awards","api.stu")], "apistrat.csv", row.names=FALSE, quote=FALSE)
e <- svydesign(id=~1, strata=~stype, weights=~pw, data=apistrat)
add("apistrat-ratio", 0, c(coef(svyratio(~api.stu, ~enroll, e)), SE(svyratio(~api.stu, ~enroll, e))), 1e-7, S)
add("apistrat-ratio-fpc", 0, { d <- svydesign(id=~1, strata=~stype, weights=~pw, fpc=~fpc, data=apistrat); r <- svyratio(~api.stu, ~enroll, d); c(coef(r), SE(r)) }, 1e-7, S)
b <- svyby(~I(as.numeric(enroll>500)), ~awards, e, svymean, covmat=TRUE)
add("apistrat-domains", 0, c(coef(b), SE(b)), 1e-7, S)
k <- svycontrast(b, c(Yes=1, No=-1)); add("apistrat-difference", 0, c(coef(k), SE(k)), 1e-7, S)
options(survey.lonely.psu="adjust"); l <- apistrat; l$stype <- as.character(l$stype); l$stype[1] <- "X"
l <- svydesign(id=~1, strata=~stype, weights=~pw, data=l); r <- svyratio(~api.stu, ~enroll, l)
add("apistrat-lonely", 0, c(coef(r), SE(r)), 1e-7, S)
p <- svyciprop(~I(enroll>500), subset(e, awards=="No"), method="beta"); add("apistrat-beta", 0, c(coef(p), attr(p,"ci")), 1e-6, S)
set.seed(9); t <- 0:83
s <- round(50 + .3*t + 8*sin(2*pi*t/7) + rnorm(84), 3); s[41] <- s[41] + 60
for (robust in 0:1) {
  d <- stl(ts(s, frequency=7), s.window=7, s.degree=1, robust=robust==1, inner=if (robust) 2 else 5, outer=if (robust) 15 else 0, s.jump=1, t.jump=1, l.jump=1)$time.series
  add("stl", c(7, robust, s), c(d[1:10, 1], d[36:45, 2], d[82:84, 2]), 1e-6, R)
}
spector <- read.csv("spector.csv")
g <- glm(GRADE ~ GPA + TUCE + PSI, binomial, spector, epsilon=1e-14)
ci <- suppressMessages(confint(g)); add("spector-profile", 0, c(ci["GPA",], ci["PSI",]), 2e-3, "R 4.2.2 MASS (spline-interpolated profile)")
for (x in list(c(3,7,1,12,0,5,9,22,4,6), c(100,180,90,240,130,75))) {
  t <- seq_along(x)/2 + 1
  n <- glm.nb(x ~ 1 + offset(log(t)), control=glm.control(epsilon=1e-14, maxit=200)); 
  add("negative-binomial", c(x, t), c(exp(coef(n)), summary(n)$coefficients[2]), 1e-5, "R 4.2.2 MASS")
  q <- glm(x ~ 1 + offset(log(t)), quasipoisson); add("quasi-poisson-rate", c(x, t), c(exp(coef(q)), summary(q)$coefficients[2]), 1e-6, R)
}
data(api)
for (alone in 0:1) {
  l <- apistrat; l$stype <- as.character(l$stype); if (alone) l$stype[1] <- "X"
  g <- svyglm(I(awards=="Yes") ~ I(enroll/1000) + I(api.stu/1000), svydesign(id=~1, strata=~stype, weights=~pw, data=l), family=quasibinomial, control=list(epsilon=1e-14, maxit=100))
  add(if (alone) "apistrat-logit-lonely" else "apistrat-logit", 0, c(coef(g), sqrt(diag(vcov(g)))), 1e-6, S)
}
