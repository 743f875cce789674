# Independent numbers for the split of a sampled change and for tuned predictions. Run in this folder: Rscript prevalence.R > prevalence.csv
suppressMessages(library(survey))
add <- function(m, a, e, rel) cat(paste(m, paste(format(a, digits=17, trim=TRUE, scientific=TRUE), collapse=" "), paste(format(e, digits=17, trim=TRUE, scientific=TRUE), collapse=" "), rel, "R survey 4.1.1", sep=","), "\n", sep="")
a <- read.csv("apistrat.csv")
# Before is awards No, after is Yes; y counts schools of more than 350 tested; the segment is cut by a threshold of enrolment (below the least: one segment).
split <- function(cuts) {
  d <- a; d$seg <- findInterval(d$enroll, cuts); K <- length(cuts) + 1
  for (t in c("No","Yes")) for (k in 0:(K-1)) { i <- as.numeric(d$awards==t & d$seg==k); d[[paste0("x",t,k)]] <- i; d[[paste0("y",t,k)]] <- i*as.numeric(d$api.stu>350) }
  s <- svydesign(id=~1, strata=~stype, weights=~pw, data=d)
  v <- svytotal(as.formula(paste("~", paste(grep("^[xy](No|Yes)", names(d), value=TRUE), collapse="+"))), s)
  X <- function(t) paste0("(", paste0("x",t,0:(K-1),collapse="+"), ")")
  S <- function(t,k) paste0("(x",t,k,"/",X(t),")"); R <- function(t,k) paste0("(y",t,k,"/x",t,k,")")
  M <- paste0("((", paste0("y","No",0:(K-1),collapse="+"), ")/", X("No"), "+(", paste0("y","Yes",0:(K-1),collapse="+"), ")/", X("Yes"), ")/2")
  mix <- function(k) paste0("(",S("Yes",k),"-",S("No",k),")*((",R("No",k),"+",R("Yes",k),")/2-",M,")")
  rate <- function(k) paste0("(",R("Yes",k),"-",R("No",k),")*(",S("No",k),"+",S("Yes",k),")/2")
  say <- function(text) { c <- svycontrast(v, parse(text=text)[[1]]); c(coef(c), SE(c)) }
  all <- function(f) paste0(sapply(0:(K-1), f), collapse="+")
  add("split", cuts, c(say(all(mix)), say(all(rate)), unlist(lapply(0:(K-1), function(k) c(say(mix(k)), say(rate(k)))))), 1e-7)
}
split(500); split(c(400, 700)); split(c(300, 500, 900))
# Tuned: the least standard error of svymean of y − λf with the finite population correction, found by search; f is a made score of enrolment.
tuned <- function(scale, centre) {
  d <- a; d$f <- 1/(1+exp(-(d$enroll-centre)/scale)); d$y <- as.numeric(d$api.stu>350); d$N <- c(E=4421,H=755,M=1018)[d$stype]
  mean0 <- 0.45
  fit <- function(l) { d$r <- d$y-l*d$f; svymean(~r, svydesign(id=~1, strata=~stype, fpc=~N, data=d)) }
  l <- optimize(function(l) as.numeric(SE(fit(l))), c(0,1), tol=1e-14)$minimum; m <- fit(l)
  add("tuned", c(scale, centre, mean0), c(coef(m)+l*mean0, SE(m), l), 1e-6)
}
tuned(20, 600); tuned(5, 900); tuned(100, 500)
