# Fits the tables of a run again and compares with what they say. Usage: Rscript refit.R OUTPUT_FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("usage: Rscript refit.R OUTPUT_FOLDER")
table_of <- function(name) {
  read.csv(file.path(folder, "tables", paste0(name, ".csv")), stringsAsFactors = FALSE, check.names = FALSE,
           na.strings = "", colClasses = NA)
}
points <- table_of("curve-points"); curves <- table_of("curves")
cohort <- table_of("cohort"); courses <- table_of("courses")
missed <- 0
# One line a comparison: the worst difference against what is allowed.
report <- function(what, n, worst, limit) {
  ok <- is.finite(worst) && worst <= limit
  if (!ok) missed <<- missed + 1
  cat(sprintf("%-52s n = %4d  worst %.1e  limit %.0e  %s\n", what, n, worst, limit, if (ok) "ok" else "MISSED"))
}
skip <- function(what, why) cat(sprintf("%-52s skipped: %s\n", what, why))
relative <- function(found, truth) max(abs(found - truth) / pmax(abs(truth), 1e-8))
same <- function(a, b) (is.na(a) & is.na(b)) | (!is.na(a) & !is.na(b) & a == b)
is_true <- function(x) tolower(as.character(x)) == "true"

# Session curves: b, A, half-time by nls with weights 1/SE²; with derivatives, as differences stop it short where photos say
# little of the half-time.
decay <- deriv(~ b + A * post * exp(-t / exp(u)), c("b", "A", "u"), function(b, A, u, post, t) NULL)
worst <- c(0); n <- 0
fitted <- curves[!is.na(curves$model) & curves$model == "exponential", ]
for (i in seq_len(nrow(fitted))) {
  row <- fitted[i, ]
  own <- points[points$subject == row$subject & points$region == row$region & points$session == row$session &
                  points$metric == row$metric, ]
  own$t <- own$hours_after; own$post <- as.numeric(!is_true(own$baseline))
  begin <- list(b = row$baseline + 0.02 * row$amplitude, A = row$amplitude * 1.05, u = log(row$half_time_h / log(2)) + 0.05)
  fit <- tryCatch(suppressWarnings(nls(value ~ decay(b, A, u, post, pmax(t, 0)), own, start = begin,
                      weights = 1 / own$standard_error^2,
                      control = nls.control(maxiter = 200, tol = 1e-9, minFactor = 1e-12, scaleOffset = 1, warnOnly = TRUE))),
                  error = function(e) NULL)
  if (is.null(fit)) next
  found <- coef(fit)
  worst <- c(worst, relative(c(found["b"], found["A"], exp(found["u"]) * log(2)),
                             c(row$baseline, row$amplitude, row$half_time_h)))
  n <- n + 1
}
report("session curves (nls)", n, max(worst), 1e-5)

# Courses over months: REML by lme4 and nlme, degrees of freedom by lmerTest.
course_rows <- cohort[cohort$kind == "course", ]
groups <- unique(course_rows[, c("metric", "region")])
if (nrow(groups) == 0) {
  skip("courses over months", "no model in this study")
} else if (!requireNamespace("lme4", quietly = TRUE)) {
  skip("courses over months", "lme4 is not installed")
} else {
  has_df <- requireNamespace("lmerTest", quietly = TRUE)
  lmer <- if (has_df) lmerTest::lmer else lme4::lmer
  differences <- list(effect = 0, error = 0, df = 0, nlme = 0); used <- 0
  for (i in seq_len(nrow(groups))) {
    rows <- course_rows[course_rows$metric == groups$metric[i] & course_rows$region == groups$region[i], ]
    d <- courses[courses$metric == groups$metric[i] & courses$region == groups$region[i], ]
    terms <- rows$statistic
    if (any(grepl("arm", terms))) { d <- d[!is.na(d$arm), ]; d$arm <- factor(d$arm, levels = sort(unique(d$arm), method = "radix")) }
    slopes <- if (any(grepl("singular", rows$note))) "(1 | subject)" else "(month | subject)"
    fixed <- if (!any(grepl("arm", terms))) "month" else if (any(grepl("^arm", terms))) "month * arm" else "month + month:arm"
    fit <- suppressMessages(lmer(as.formula(paste("value ~", fixed, "+", slopes)), d, REML = TRUE,
      control = lme4::lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 1e-2, rhoend = 1e-11, maxfun = 1e5))))
    table <- as.data.frame(coef(summary(fit)))
    at <- match(terms, rownames(table))
    scale <- table[at, "Std. Error"]
    differences$effect <- max(differences$effect, abs(table[at, "Estimate"] - rows$estimate) / scale)
    differences$error <- max(differences$error, relative(scale, rows$standard_error))
    if (has_df && "df" %in% names(table)) differences$df <- max(differences$df, relative(table[at, "df"], rows$df))
    if (requireNamespace("nlme", quietly = TRUE)) {
      other <- tryCatch(nlme::lme(as.formula(paste("value ~", fixed)), d,
        random = if (grepl("month", slopes)) ~ month | subject else ~ 1 | subject, method = "REML",
        control = nlme::lmeControl(msMaxIter = 500, opt = "optim", returnObject = TRUE)), error = function(e) NULL)
      if (!is.null(other)) {
        effects <- nlme::fixef(other)[match(terms, names(nlme::fixef(other)))]
        differences$nlme <- max(differences$nlme, abs(effects - rows$estimate) / scale)
      }
    }
    used <- used + 1
  }
  report("courses: effects in standard errors (lme4)", used, differences$effect, 1e-4)
  report("courses: standard errors (lme4)", used, differences$error, 1e-4)
  if (has_df) report("courses: degrees of freedom (lmerTest)", used, differences$df, 1e-2) else skip("courses: df", "no lmerTest")
  report("courses: effects in standard errors (nlme)", used, differences$nlme, 1e-2)
}

# Points of one metric and region as excess over the weighted mean before the session.
excess <- function(metric, region, adjusted) {
  keys <- curves[curves$metric == metric & curves$region == region & grepl("no-control", curves$flags) != adjusted, ]
  parts <- lapply(seq_len(nrow(keys)), function(i) {
    own <- points[points$metric == metric & points$region == region & points$subject == keys$subject[i] &
                    points$session == keys$session[i], ]
    before <- own[is_true(own$baseline), ]
    if (nrow(before) == 0) return(NULL)
    w <- 1 / before$standard_error^2
    after <- own[!is_true(own$baseline) & own$hours_after <= 672 * 1.1, ]
    after$excess <- after$value - sum(w * before$value) / sum(w)
    after
  })
  do.call(rbind, parts)
}

# Group curves: least squares on a natural spline of log(1 + t).
means <- cohort[cohort$kind == "group-curve" & cohort$statistic == "mean-excess", ]
if (nrow(means) == 0) skip("group curves", "no group is large enough") else {
  worst <- 0; used <- 0
  for (key in unique(paste(means$metric, means$region, means$group, sep = "\r"))) {
    part <- strsplit(key, "\r")[[1]]
    rows <- means[means$metric == part[1] & means$region == part[2] & means$group == part[3], ]
    adjusted <- !grepl(", without control$", part[2]); region <- sub(", without control$", "", part[2])
    d <- excess(part[1], region, adjusted)
    d <- if (part[3] == "all") d[is.na(d$arm) | d$arm == "all", ] else d[same(d$arm, part[3]), ]
    u <- log1p(d$hours_after)
    basis <- splines::ns(u, knots = log1p(c(12, 48, 120)), Boundary.knots = log1p(c(0, 672)))
    fit <- lm(d$excess ~ basis)
    at <- predict(basis, log1p(rows$hours_after))
    found <- as.vector(cbind(1, at) %*% coef(fit))
    worst <- max(worst, abs(found - rows$estimate) / rows$standard_error); used <- used + 1
  }
  report("group curves in standard errors (lm, ns)", used, worst, 1e-6)
}

# Strata: the quadrature likelihood at our parameters, and whether optim can improve it.
strata <- cohort[cohort$kind == "stratum" & !is.na(cohort$estimate), ]
names_of <- unique(strata[, c("metric", "group")])
likelihood <- function(p, sessions, sigma) {
  u <- seq(log(0.5), log(2000), length.out = 401); tau <- exp(u); s2 <- sigma^2
  lw <- -0.5 * ((u - p[5]) / exp(p[6]))^2; lw <- lw - max(lw) - log(sum(exp(lw - max(lw))))
  sum(sapply(sessions, function(s) {
    phi <- sapply(tau, function(k) ifelse(s$t >= 0, exp(-s$t / k), 0)); n <- length(s$t)
    sp <- colSums(phi); spp <- colSums(phi^2)
    a <- exp(-2 * p[3]) + n / s2; b <- sp / s2; cc <- exp(-2 * p[4]) + spp / s2; det <- a * cc - b^2
    r <- s$y - p[1] - p[2] * phi; r1 <- colSums(r); rf <- colSums(r * phi); rr <- colSums(r^2)
    ll <- -0.5 * (n * log(2 * pi * s2) + 2 * p[3] + 2 * p[4] + log(det) + rr / s2 - (cc * r1^2 - 2 * b * r1 * rf + a * rf^2) / (det * s2^2))
    m <- max(ll + lw); m + log(sum(exp(ll + lw - m)))
  }))
}
if (nrow(names_of) == 0) skip("strata of sessions", "none has 12 patients") else {
  at_ours <- 0; gain <- 0; used <- 0
  for (i in seq_len(nrow(names_of))) {
    rows <- strata[strata$metric == names_of$metric[i] & strata$group == names_of$group[i], ]
    get <- function(name) rows$estimate[rows$statistic == name]
    d <- points[same(points$stratum, names_of$group[i]) & points$metric == names_of$metric[i], ]
    sessions <- list()
    for (subject in sort(unique(d$subject), method = "radix")) {
      own <- d[d$subject == subject, ]
      for (session in sort(unique(own$session))) {
        s <- own[own$session == session, ]
        if (!any(is_true(s$baseline)) || nrow(s) < 3) next
        t <- ifelse(is_true(s$baseline), pmin(s$hours_after, -1e-3), s$hours_after)
        sessions[[length(sessions) + 1]] <- list(t = t, y = s$value)
        break
      }
    }
    if (length(sessions) > 400) next
    ours <- c(get("mean-baseline"), get("mean-rise"), log(get("baseline-sd")), log(get("rise-sd")),
              log(get("median-half-time") / log(2)), log(get("log-half-time-sd")))
    value <- likelihood(ours, sessions, get("visit-sd"))
    at_ours <- max(at_ours, abs(value - get("log-likelihood")) / abs(value))
    better <- optim(ours, function(p) -likelihood(p, sessions, get("visit-sd")), control = list(maxit = 150))
    gain <- max(gain, -better$value - value); used <- used + 1
  }
  report("strata: log likelihood at our parameters", used, at_ours, 1e-9)
  report("strata: what optim adds to it", used, max(0, gain), 1e-4)
}
if (missed > 0) quit(status = 1)
