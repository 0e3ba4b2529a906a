# Golden values of src/belts/decay.ts, from R 4.2.2 (Debian 12), base R alone: Rscript decay.R > decay.json
# run from the folder of the project. Coefficients from glm(family = quasipoisson); the HC1 sandwich by hand; qt.
set.seed(20261124)

numbers <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")

fit <- function(name, d, y) {
  n <- length(y)
  model <- glm(y ~ d, family = quasipoisson, control = glm.control(epsilon = 1e-15, maxit = 200))
  X <- cbind(1, d); mu <- fitted(model)
  bread <- solve(t(X) %*% (X * mu))
  meat <- t(X) %*% (X * (y - mu)^2)
  b <- coef(model)
  se <- sqrt((bread %*% meat %*% bread)[2, 2] * n / (n - 2))
  half <- qt(0.975, n - 2) * se
  sprintf('{"name": "%s", "distance": %s, "y": %s, "intercept": %.17g, "slope": %.17g, "standardError": %.17g, "low": %.17g, "high": %.17g, "change": %.17g}',
          name, numbers(d), numbers(y), b[1], b[2], se, b[2] - half, b[2] + half, exp(b[2]) - 1)
}

cities <- read.csv("data/yrd/cities.csv", colClasses = c(id = "character"), encoding = "UTF-8")
gdp <- read.csv("data/yrd/indicators-gdp.csv", colClasses = c(city = "character"))
gdp <- gdp[gdp$indicator == gdp$indicator[1], ]
gdp <- gdp[gdp$year == max(gdp$year), ]
score <- gdp$value[match(cities$id, gdp$city)]
multiple <- score / mean(score)
radians <- pi / 180
haversine <- function(lon1, lat1, lon2, lat2) {
  h <- sin((lat2 - lat1) * radians / 2)^2 + cos(lat1 * radians) * cos(lat2 * radians) * sin((lon2 - lon1) * radians / 2)^2
  2 * 6371.0088 * asin(sqrt(h))
}
shanghai <- which(cities$id == "310000")
km <- haversine(cities$lon[shanghai], cities$lat[shanghai], cities$lon, cities$lat) / 100
others <- seq_len(nrow(cities)) != shanghai
jiangsu <- cities$province_en == "Jiangsu"
zhejiang <- cities$province_en == "Zhejiang"

d1 <- round(runif(60, 0, 8), 2)
y1 <- ifelse(runif(60) < 0.3, 0, round(rexp(60) * exp(0.5 - 0.4 * d1), 4))
d2 <- c(1, 1, 2, 2, 3, 3, 4, 9)
y2 <- c(0, 0, 0, 0.5, 0, 1, 0, 4)

cat("[\n")
cat(paste(c(
  fit("yrd, all", km[others], multiple[others]),
  fit("yrd, Jiangsu", km[jiangsu], multiple[jiangsu]),
  fit("yrd, Zhejiang", km[zhejiang], multiple[zhejiang]),
  fit("zeros", d1, y1),
  fit("rising, in ties", d2, y2),
  fit("all y equal", d2, rep(0.7, 8))
), collapse = ",\n"))
cat("\n]\n")
