package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluation.Judgement;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.plan.ConditionList.Wanted;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All templates in one condition (policies 7.1): {@code kubectl wait --for=condition=PolicyCompliant}. */
public final class Aggregate {

    /** The type of the condition. */
    public static final String TYPE = "PolicyCompliant";

    private static final String POLICY = "backup-restore-enabled";

    private final Catalogue catalogue;
    private final Map<String, Judgement> judged;

    private Aggregate(Evaluation evaluation, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.judged = evaluation.judgements();
    }

    /** What the user wants so is no violation; what only follows from another template, and what nobody can tell, is not well either. */
    public static Wanted of(Evaluation evaluation, Catalogue catalogue) {
        return new Aggregate(evaluation, catalogue).condition();
    }

    private Wanted condition() {
        var violated = where(Verdict::violated);
        if (!violated.isEmpty()) {
            return condition(
                    "False", "PolicyViolation", violated, "violated", "Do what the messages of these templates say.");
        }
        var unknown = where(verdict -> verdict.status() == Verdict.Status.UNKNOWN || follows(verdict));
        if (!unknown.isEmpty()) {
            return condition("Unknown", "Unknown", unknown, "unknown", "Nothing is violated as far as it can be told.");
        }
        var intended = where(verdict -> verdict.status() == Verdict.Status.SUPPRESSED);
        return intended.isEmpty()
                ? wanted("True", "AllCompliant", "None of %d templates is violated.".formatted(counted()))
                : condition("True", "AllCompliant", intended, "so because it is wanted so", "None is violated.");
    }

    private static boolean follows(Verdict verdict) {
        return verdict.status() == Verdict.Status.SUPPRESSED
                && verdict.causedBy().isPresent();
    }

    private List<String> where(Predicate<Verdict> wanted) {
        return judged.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue().verdict()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Wanted condition(String status, String reason, List<String> templates, String what, String then) {
        var names = templates.stream().map(this::named).collect(Collectors.joining(", "));
        return wanted(status, reason, "%d of %d %s: %s. %s".formatted(templates.size(), counted(), what, names, then));
    }

    private static Wanted wanted(String status, String reason, String message) {
        return new Wanted(TYPE, status, reason, Wording.line(message, POLICY));
    }

    private String named(String template) {
        var reason = judged.entrySet().stream()
                .filter(entry -> entry.getKey().equals(template))
                .map(entry -> entry.getValue().verdict().reason().name())
                .collect(Collectors.joining());
        return "%s %s (%s)".formatted(catalogue.entry(template).id(), template, reason);
    }

    private long counted() {
        return judged.values().stream()
                .filter(judgement -> judgement.verdict().reason() != Verdict.Common.Disabled)
                .count();
    }
}
