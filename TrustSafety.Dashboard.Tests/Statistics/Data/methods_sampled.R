# Appends to methods.csv the cases of SampledQuantile.Of (survey::svyquantile) and SampledCalibration.ExpectedError (the formula, and 200,000 draws of it).
# Rscript methods_sampled.R >> methods.csv
suppressMessages(library(survey))
many <- function(x) paste(length(x), paste(x, collapse = " "))
say <- function(x) paste(format(x, digits = 17, trim = TRUE, scientific = FALSE), collapse = " ")
tool <- paste0("R ", getRversion(), " survey ", packageVersion("survey"))
row <- function(name, arguments, expected, relative, by) cat(name, ",", arguments, ",", expected, ",", relative, ",", by, "\n", sep = "")

quantile_case <- function(seed, n, strata, q) {
  set.seed(seed)
  h <- sample(seq_along(strata) - 1, n, replace = TRUE)
  w <- strata[h + 1]
  x <- round(rexp(n) * 10 - 3 + h, 3)
  inside <- runif(n) < 0.7
  drawn <- tabulate(h + 1, length(strata))
  design <- subset(svydesign(ids = ~1, strata = ~h, weights = ~w, data = data.frame(h, w, x, inside)), inside)
  fit <- svyquantile(~x, design, q, interval.type = "mean", qrule = "math")
  e <- coef(fit); ci <- confint(fit)
  row("SampledQuantile.Of", paste(q, many(x[inside]), many(w[inside]), many(h[inside]), many(drawn)), say(c(e, ci[1], ci[2], SE(fit))), "1e-9", tool)
}
quantile_case(11, 120, c(40, 5, 1), 0.5)
quantile_case(12, 260, c(200, 20, 3), 0.25)
quantile_case(13, 90, c(7), 0.6)

bin <- function(s, bins) pmin(pmax(ceiling(s * bins) - 1, 0), bins - 1)
calibration_case <- function(seed, n, strata, bins) {
  set.seed(seed)
  h <- sample(seq_along(strata) - 1, n, replace = TRUE)
  w <- strata[h + 1]
  s <- round(runif(n)^(1 + h), 3)
  y <- as.numeric(runif(n) < s * 0.8 + 0.05)
  inside <- runif(n) < 0.8
  drawn <- tabulate(h + 1, length(strata))
  z <- w * (y - s); b <- bin(s, bins)
  total <- error <- rep(0, bins)
  for (k in 0:(bins - 1)) {
    total[k + 1] <- sum(z[inside & b == k])
    for (g in seq_along(strata) - 1) {
      own <- ifelse(inside & b == k, z, 0)[h == g]
      error[k + 1] <- error[k + 1] + drawn[g + 1] * var(own)
    }
  }
  all <- sum(w[inside])
  point <- sum(abs(total)) / all
  drawn_about <- function(centre) rowSums(abs(matrix(rnorm(200000 * bins), ncol = bins) %*% diag(sqrt(error)) + rep(centre, each = 200000))) / all
  shrunk <- sign(total) * sqrt(pmax(0, total^2 - error))
  simulated <- drawn_about(total); less <- drawn_about(shrunk)
  q <- quantile(simulated, c(0.025, 0.975), names = FALSE); q2 <- quantile(less, c(0.025, 0.975), names = FALSE)
  ends <- c(2 * point - q, point + sum(abs(shrunk)) / all - q2, q2)
  arguments <- paste(many(s[inside]), many(y[inside]), many(w[inside]), many(h[inside]), many(drawn), bins)
  row("SampledCalibration.ExpectedError", arguments, say(point), "1e-9", tool)
  row("SampledCalibration.ExpectedError errors", arguments, say(c(sd(simulated), min(max(0, min(ends)), point), max(ends, point))), "0.03", paste(tool, "with 200000 draws"))
}
calibration_case(21, 200, c(30, 4), 5)
calibration_case(22, 500, c(100, 10, 2), 10)

# Lincoln–Petersen over a sample: the linearised variable totalled by survey::svytotal.
capture_case <- function(seed, n, strata) {
  set.seed(seed)
  h <- sample(seq_along(strata) - 1, n, replace = TRUE)
  w <- strata[h + 1]
  bad <- runif(n) < 0.4
  a <- bad & runif(n) < 0.5; b <- bad & runif(n) < 0.45; c <- a & b
  A <- sum(w * a); B <- sum(w * b); C <- sum(w * c); N <- A * B / C
  z <- a * B / C + b * A / C - c * N / C
  se <- as.numeric(SE(svytotal(~z, svydesign(ids = ~1, strata = ~h, weights = ~w, data = data.frame(h, w, z)))))
  half <- qnorm(0.975) * se / N
  drawn <- tabulate(h + 1, length(strata)); found <- a | b
  row("CaptureRecapture.Sampled", paste(many(w[found]), many(as.numeric(a[found])), many(as.numeric(b[found])), many(h[found]), many(drawn)), say(c(N, max(A + B - C, N * exp(-half)), N * exp(half), se)), "1e-9", tool)
}
capture_case(31, 150, c(20, 4))
capture_case(32, 400, c(100, 10, 1))
