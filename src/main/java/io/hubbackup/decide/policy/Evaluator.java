package io.hubbackup.decide.policy;

import io.hubbackup.decide.policy.Evaluation.Judgement;
import io.hubbackup.hub.HubSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks all templates, and leaves to each root cause the word (policies §5, §6). */
public final class Evaluator {

    /** What depends on something that is well again gets this long to become well too. */
    static final Duration SETTLING = Duration.ofSeconds(60);

    private final Catalogue catalogue;
    private final List<PolicyTemplate> templates;

    /** @param templates in the order of the catalogue */
    public Evaluator(Catalogue catalogue, List<PolicyTemplate> templates) {
        this.catalogue = catalogue;
        this.templates = List.copyOf(templates);
    }

    /** @param before what was said the last time */
    public Evaluation evaluate(Evaluation before, HubSnapshot hub, Instant now) {
        var found = new LinkedHashMap<String, Verdict>();
        templates.forEach(template -> found.put(template.name(), asked(template, hub, before, now)));
        var told = new LinkedHashMap<String, Judgement>();
        found.forEach((name, verdict) -> told.put(name, judged(name, verdict, found, before, now)));
        return new Evaluation(now, HubRole.of(hub), told);
    }

    /** One template that fails does not keep the others from being asked (policies §6.10). */
    private Verdict asked(PolicyTemplate template, HubSnapshot hub, Evaluation before, Instant now) {
        if (!catalogue.entry(template.name()).enabled()) {
            return Verdict.notApplicable(Verdict.Common.Disabled, "Switched off by the configuration.");
        }
        try {
            return template.evaluate(hub, before, now);
        } catch (RuntimeException bug) {
            return Verdict.unknown(
                    Verdict.Common.EvaluationError,
                    "The template failed (%s); report this with the log of the operator.".formatted(bug));
        }
    }

    private Judgement judged(String name, Verdict verdict, Map<String, Verdict> found, Evaluation before, Instant now) {
        var previous = Optional.ofNullable(before.judgements().get(name));
        var wellSince = wellSince(verdict, previous, now);
        var told = verdict.violated() ? suppressed(name, verdict, found, before, now) : verdict;
        var since = previous.filter(last -> last.verdict().status() == told.status())
                .map(Judgement::since)
                .orElse(now);
        return new Judgement(verdict, told, since, wellSince);
    }

    private static Optional<Instant> wellSince(Verdict verdict, Optional<Judgement> previous, Instant now) {
        if (verdict.violated()) {
            return Optional.empty();
        }
        return previous.flatMap(last -> last.found().violated() ? Optional.of(now) : last.wellSince());
    }

    private Verdict suppressed(
            String name, Verdict verdict, Map<String, Verdict> found, Evaluation before, Instant now) {
        if (catalogue.entry(name).impact()) {
            return verdict;
        }
        var violated = catalogue
                .ancestors(name)
                .filter(ancestor -> Optional.ofNullable(found.get(ancestor))
                        .filter(Verdict::violated)
                        .isPresent())
                .findFirst();
        if (violated.isPresent()) {
            return verdict.suppressedBy(violated.get());
        }
        return settling(name, found, before, now)
                .map(recovered -> recovered.until(verdict))
                .orElse(verdict);
    }

    private record Settling(String ancestor, Instant end) {

        Verdict until(Verdict verdict) {
            var next = verdict.nextCheckAt().filter(end::isAfter).orElse(end);
            return verdict.suppressedBy(ancestor).until(next);
        }
    }

    /** The ancestor that became well a moment ago, if one did. */
    private Optional<Settling> settling(String name, Map<String, Verdict> found, Evaluation before, Instant now) {
        return catalogue
                .ancestors(name)
                .flatMap(ancestor -> recovered(ancestor, found, before, now))
                .findFirst();
    }

    private static Stream<Settling> recovered(
            String ancestor, Map<String, Verdict> found, Evaluation before, Instant now) {
        return Optional.ofNullable(before.judgements().get(ancestor)).stream()
                .filter(last -> found.containsKey(ancestor))
                .flatMap(last -> last.found().violated() ? Stream.of(now) : last.wellSince().stream())
                .map(since -> new Settling(ancestor, since.plus(SETTLING)))
                .filter(settling -> now.isBefore(settling.end()));
    }
}
