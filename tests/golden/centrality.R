# Compares centrality.json with what only R has, sna 2.7-1 and igraph 1.3.5 (Debian 12), and stops where they differ:
# Rscript centrality.R
suppressMessages({library(jsonlite); library(sna); library(igraph)})
graphs <- read_json("centrality.json", simplifyVector = TRUE)
roles <- c(coordinator = "w_I", consultant = "w_O", representative = "b_IO", gatekeeper = "b_OI", liaison = "b_O")
unit <- function(x) x / sqrt(sum(x^2))
most <- 0
for (name in names(graphs)) {
  g <- graphs[[name]]
  a <- matrix(0, g$n, g$n)
  for (k in seq_len(NROW(g$ties))) {
    tie <- g$ties[k, ]
    a[tie[1] + 1, tie[2] + 1] <- tie[3]
    if (!g$directed) a[tie[2] + 1, tie[1] + 1] <- tie[3]
  }
  same <- function(what, written, own) {
    difference <- max(abs(written - own))
    if (!(difference <= 1e-9)) stop(name, ": ", what, " differs by ", difference)
    most <<- max(most, difference)
  }
  # sna refuses a network without ties.
  if (sum(a) > 0) {
    raw <- sna::brokerage((a > 0) * 1, g$group)$raw.nli
    for (role in names(roles)) same(role, g$brokerage[[role]], raw[, roles[role]])
  }
  graph <- graph_from_adjacency_matrix(a, mode = if (g$directed) "directed" else "undirected", weighted = TRUE)
  if (sum(a) > 0)
    same("global efficiency", g$globalEfficiency, global_efficiency(graph, weights = 1 / E(graph)$weight))
  radius <- max(Mod(eigen(a, only.values = TRUE)$values))
  limit <- if (radius > 1e-6) radius else max(colSums(a))
  if (limit > 0) same("Katz", g$katz, unit(alpha_centrality(graph, alpha = 0.85 / limit, sparse = FALSE)))
}
cat(sprintf("%d graphs; differ by %.0e at most\n", length(graphs), most))
