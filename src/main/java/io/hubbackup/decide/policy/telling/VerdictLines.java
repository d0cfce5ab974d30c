package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluation.Judgement;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.Verdict.Status;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Verdicts as results of a report, and back (policies 7.4). */
final class VerdictLines {

    private static final String STATUS = "status";
    private static final String REASON = "reason";
    private static final String CAUSE = "causedBy";
    private static final String ROLE = "role";

    private final Evaluation evaluation;
    private final Catalogue catalogue;

    /** A reason that was read from a report. */
    private record Told(String name) implements Verdict.Reason {}

    VerdictLines(Evaluation evaluation, Catalogue catalogue) {
        this.evaluation = evaluation;
        this.catalogue = catalogue;
    }

    List<ReportLine> all() {
        return evaluation.judgements().entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private ReportLine line(String template, Judgement judgement) {
        var entry = catalogue.entry(template);
        var verdict = judgement.verdict();
        boolean information = verdict.violated() && entry.severity().equals("info");
        var properties = new LinkedHashMap<String, String>();
        properties.put(STATUS, verdict.status().label());
        properties.put(REASON, verdict.reason().name());
        verdict.causedBy().ifPresent(cause -> properties.put(CAUSE, cause));
        properties.put(ROLE, evaluation.role().fold(HubRole::label, api -> "unknown", doubt -> "unknown"));
        return new ReportLine(
                entry.policy(),
                template,
                entry.severity(),
                information ? "warn" : result(verdict.status()),
                !information,
                Optional.of(judgement.since()),
                Wording.of(template, verdict),
                verdict.subjects(),
                properties);
    }

    private static String result(Status status) {
        return switch (status) {
            case COMPLIANT -> "pass";
            case NONCOMPLIANT, SUPPRESSED -> "fail";
            case NOT_APPLICABLE -> "skip";
            case UNKNOWN -> "error";
        };
    }

    /** What a report says, as the evaluation of which it was made: statuses, reasons, messages and times. Results of other rules than templates are left out. */
    static Evaluation read(List<Tree> results, Catalogue catalogue, Instant now) {
        var judgements = new LinkedHashMap<String, Judgement>();
        for (var result : results) {
            var template = result.text("rule").orElse("");
            if (catalogue.entries().stream().anyMatch(entry -> entry.name().equals(template))) {
                status(result).ifPresent(status -> judgements.put(template, judgement(template, status, result, now)));
            }
        }
        return judgements.isEmpty() ? Evaluation.NONE : new Evaluation(now, role(results), judgements);
    }

    private static Optional<Status> status(Tree result) {
        var label = result.child("properties").text(STATUS).orElse("");
        return Arrays.stream(Status.values())
                .filter(status -> status.label().equals(label))
                .findFirst();
    }

    private static Judgement judgement(String template, Status status, Tree result, Instant now) {
        var properties = result.child("properties");
        var told = new Verdict(
                status,
                new Told(properties.text(REASON).orElse("")),
                Wording.without(template, result.text("message").orElse("")),
                List.of(),
                Optional.empty(),
                properties.text(CAUSE));
        var since = result.child("timestamp")
                .number("seconds")
                .map(seconds -> Instant.ofEpochSecond(
                        seconds, result.child("timestamp").number("nanos").orElse(0L)))
                .orElse(now);
        return new Judgement(found(told), told, since, Optional.empty());
    }

    /** What was held back by a root cause was violated by itself. */
    private static Verdict found(Verdict told) {
        return told.causedBy().isPresent()
                ? new Verdict(
                        Status.NONCOMPLIANT,
                        told.reason(),
                        told.message(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty())
                : told;
    }

    private static Observed<HubRole> role(List<Tree> results) {
        return results.stream()
                .flatMap(result -> result.child("properties").text(ROLE).stream())
                .flatMap(label -> Arrays.stream(HubRole.values())
                        .filter(role -> role.label().equals(label)))
                .findFirst()
                .map(Observed::of)
                .orElseGet(() -> Evaluation.NONE.role());
    }
}
