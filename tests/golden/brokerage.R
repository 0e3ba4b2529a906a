# Golden values of brokerage, from sna 2.7.1 (Debian 12) on the graphs of structure.json: Rscript brokerage.R
suppressMessages({
  library(sna)
  library(jsonlite)
})

out <- list()
for (name in names(graphs <- fromJSON("structure.json"))) {
  graph <- graphs[[name]]
  n <- graph$n
  a <- matrix(0, n, n)
  for (k in seq_len(nrow(graph$ties))) {
    i <- graph$ties[k, 1] + 1
    j <- graph$ties[k, 2] + 1
    a[i, j] <- 1
    if (!graph$directed) a[j, i] <- 1
  }
  group <- 1 + ((0:(n - 1)) * 7) %% 4
  b <- brokerage(a, group)
  # Roles in the order of sna: w_I, w_O, b_IO, b_OI, b_O, total.
  z <- b$z.nli
  z[!is.finite(z)] <- NA
  out[[name]] <- list(group = group, count = unname(b$raw.nli), expected = unname(b$exp.nli), z = unname(z))
}
write(toJSON(out, digits = NA, na = "null", auto_unbox = TRUE), "brokerage.json")
