# SeasonalRate: a quasi-Poisson GLM with a rate per weekday, and the negative binomial law of the next count.
y <- c(41,38,45,50,62,80,77,39,42,40,55,58,91,70,44,36,47,49,66,84,81,37,43,46,52,60,79,75,45,35,44,57,63,88,72,40,39,41,48,65,82,78)
n <- c(1.0,1.1,0.9,1.05,1.2,1.3,1.25,1.0,1.1,0.95,1.1,1.15,1.35,1.2,1.05,1.0,1.0,1.0,1.2,1.3,1.3,0.95,1.1,1.05,1.1,1.15,1.25,1.2,1.1,0.95,1.0,1.15,1.2,1.4,1.2,1.0,1.05,0.95,1.0,1.25,1.3,1.25)
p <- factor((seq_along(y)-1) %% 7)
m <- glm(y ~ 0+p+offset(log(n)), family=quasipoisson)
phi <- summary(m)$dispersion; rate <- exp(coef(m)[[1]]); se <- summary(m)$coef[1,2]
cat(sprintf("rate %.15g phi %.15g events %.15g se %.15g\n", rate, phi, sum(y[p==0]), se))
for (c in list(c(50,60,80),c(0,3,12),c(500,50,400),c(12,12,12),c(90,30,200))) { k<-c[1]; mu<-c[2]; v<-c[3]; r<-mu^2/(v-mu)
 if (v>mu) { lo<-pnbinom(k-1,size=r,mu=mu); at<-dnbinom(k,size=r,mu=mu); up<-pnbinom(k,size=r,mu=mu,lower.tail=FALSE)} else {lo<-ppois(k-1,mu); at<-dpois(k,mu); up<-ppois(k,mu,lower.tail=FALSE)}
 cat(sprintf("%g %g %g lower %.15g upper %.15g\n", k,mu,v, lo+at/2, up+at/2)) }
# a 5-fold count of exposure 1.1 with the fit above
R <- 250/(rate*1.1); h <- qnorm(.975)*sqrt(max(1,phi)/250+max(1,phi)/sum(y[p==0])); cat(sprintf("ratio %.15g %.15g %.15g\n", R, R*exp(-h), R*exp(h)))
yo<-y*c(1,2,1,1,1,1,1.6,1,1,1,2,1,1,1); mo<-glm(yo ~ 0+p+offset(log(n)), family=quasipoisson); cat(sprintf("over rate %.15g phi %.15g events %.15g\n", exp(coef(mo)[[1]]), summary(mo)$dispersion, sum(yo[p==0])))
y2 <- y + rep(c(12,-12),21); m2 <- glm(y2 ~ 0+p+offset(log(n)), family=quasipoisson, control=glm.control(epsilon=1e-15, maxit=100)); cat(sprintf("spread rate %.15g phi %.15g events %.15g\n", exp(coef(m2)[[1]]), summary(m2)$dispersion, sum(y2[p==0]))); cat(max(abs(residuals(m2,"pearson"))), median(abs(residuals(m2,"pearson")))/.6745, "\n")
