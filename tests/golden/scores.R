# Golden values of src/scores and of the agreement of groupings, from R 4.2 with classInt 0.4-9, mclust 6.0.0 and
# igraph 1.3.5 (Debian 12): Rscript scores.R > scores.json
suppressMessages({library(classInt); library(mclust); library(igraph)})
set.seed(20261124)

number <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
value <- function(x) sprintf("%.17g", x)

values <- c(round(rlnorm(37, 0, 1.2), 3), 0, 0, 1, 1)
group <- rep(1:4, length.out = 41)[order(runif(41))]
n <- length(values); mu <- mean(values)

cv <- sqrt(mean((values - mu)^2)) / mu
# By the definition over all pairs, not by the sorted formula that is tested.
gini <- sum(abs(outer(values, values, "-"))) / (2 * n^2 * mu)
xlogx <- function(r) ifelse(r == 0, 0, r * log(r))
theil <- function(x) mean(xlogx(x / mean(x)))
share <- tapply(values, group, sum) / sum(values)
within <- sum(share * tapply(values, group, theil))
between <- sum(tapply(values, group, function(x) length(x) / n * xlogx(mean(x) / mu)))

quantiles <- function(k) rev(quantile(values, (1:(k - 1)) / k, type = 7, names = FALSE))
# classInt gives limits halfway between two classes; the lowest value of the upper class is our limit.
jenks <- function(k) {
  limits <- classIntervals(values, k, style = "fisher")$brks[2:k]
  rev(sapply(limits, function(limit) min(values[values >= limit])))
}

a <- sample(1:5, 41, TRUE); b <- ifelse(runif(41) < 0.6, a, sample(1:4, 41, TRUE))

cat("{\n")
cat('"values":', number(values), ",\n")
cat('"group":', number(group), ",\n")
cat('"mean":', value(mu), ',\n"cv":', value(cv), ',\n"gini":', value(gini), ",\n")
cat('"theil":', value(theil(values)), ',\n"within":', value(within), ',\n"between":', value(between), ",\n")
for (k in c(2, 3, 5)) cat(sprintf('"quantiles%d": %s,\n', k, number(quantiles(k))))
for (k in c(2, 3, 4, 5)) cat(sprintf('"jenks%d": %s,\n', k, number(jenks(k))))
cat('"a":', number(a), ',\n"b":', number(b), ",\n")
cat('"ari":', value(adjustedRandIndex(a, b)), ",\n")
cat('"ariOfIgraph":', value(compare(a, b, method = "adjusted.rand")), ",\n")
cat('"nmi":', value(compare(a, b, method = "nmi")), "\n}\n")
