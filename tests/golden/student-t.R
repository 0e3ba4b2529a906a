# Golden values of src/support/student-t.ts, from R 4.2.2 (Debian 12): Rscript student-t.R > student-t.json
cat("[\n")
rows <- character()
for (df in c(1:12, 15, 16, 29, 30, 38, 39, 100, 101, 335, 1000, 4999, 14998))
  for (p in c(0.0005, 0.025, 0.3, 0.5, 0.55, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9995))
    rows <- c(rows, sprintf('{"p": %.17g, "df": %d, "t": %.17g}', p, df, qt(p, df)))
cat(paste(rows, collapse = ",\n"))
cat("\n]\n")
