package io.hubbackup.run;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.telling.Figure;
import io.hubbackup.decide.policy.telling.Sample;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** The policy reporter at {@code /q/metrics} (policies 7.2). */
final class PolicyFigures {

    /** The rule under which the preparation labels them. */
    private static final String TOKEN_LABEL = "B4.12 ";

    /** What may become of a remediation. */
    private enum Fate {
        DONE,
        OUTDATED,
        FAILED,
        SKIPPED
    }

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Timer duration;
    private final AtomicBoolean leader = new AtomicBoolean();
    private final AtomicBoolean pruned = new AtomicBoolean();
    private final Map<Figure, MultiGauge> gauges = new EnumMap<>(Figure.class);

    /** @param templates of each of them nothing was counted yet, and that is said: of a counter that begins with its first event nobody sees that event as a rise */
    PolicyFigures(MeterRegistry registry, HubOperator.Build build, Catalogue templates) {
        this.registry = registry;
        this.duration = Timer.builder("hub_backup_policy_evaluation_duration")
                .description("How long asking all templates took")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        for (var figure : Figure.values()) {
            gauges.put(
                    figure,
                    MultiGauge.builder(figure.metric())
                            .description(figure.description())
                            .register(registry));
        }
        flag("hub_backup_leader", "1 when this process is the one that works", leader::get);
        flag("hub_backup_status_conditions_pruned", "1 when another owner of a CRD drops the conditions", pruned::get);
        Gauge.builder("hub_backup_build_info", () -> 1)
                .description("What the binary was built of")
                .tag("version", build.version())
                .tag("revision", build.revision())
                .register(registry);
        templates.entries().forEach(template -> countFromZero(template.name()));
        Arrays.stream(Fate.values()).forEach(this::remediations);
    }

    private void countFromZero(String template) {
        for (var trigger : PolicyTelling.Trigger.values()) {
            evaluations(template, trigger);
        }
        errors(template);
    }

    private void flag(String name, String description, BooleanSupplier value) {
        Gauge.builder(name, () -> value.getAsBoolean() ? 1 : 0)
                .description(description)
                .register(registry);
    }

    /** Whether this process leads; one that does not has no policy series. */
    void leads(boolean leads) {
        leader.set(leads);
        if (!leads) {
            show(List.of());
        }
    }

    void conditionsPruned(boolean now) {
        pruned.set(now);
    }

    void evaluated(Evaluation now, PolicyTelling.Trigger trigger, Duration took) {
        duration.record(took);
        now.judgements().forEach((template, judgement) -> {
            evaluations(template, trigger).increment();
            if (judgement.found().reason() == Verdict.Common.EvaluationError) {
                errors(template).increment();
            }
        });
    }

    private Counter evaluations(String template, PolicyTelling.Trigger trigger) {
        return Counter.builder("hub_backup_policy_evaluations")
                .description("Evaluations of the template")
                .tag("template", template)
                .tag("trigger", trigger.label())
                .register(registry);
    }

    private Counter errors(String template) {
        return Counter.builder("hub_backup_policy_evaluation_errors")
                .description("Evaluations in which the template failed")
                .tag("template", template)
                .register(registry);
    }

    /** Counts the labels that the preparation has put on Secrets of tokens: T02 is put right in no other way (D26). */
    void remediated(Outcomes preparation) {
        preparation.all().stream()
                .filter(outcome -> outcome.write().because().startsWith(TOKEN_LABEL))
                .forEach(outcome -> remediations(fate(outcome)).increment());
    }

    private static Fate fate(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Fate.DONE;
            case Outcome.Existed existed -> Fate.OUTDATED;
            case Outcome.Outdated outdated -> Fate.OUTDATED;
            case Outcome.Failed failed -> Fate.FAILED;
            case Outcome.Skipped skipped -> Fate.SKIPPED;
        };
    }

    private Counter remediations(Fate fate) {
        return Counter.builder("hub_backup_policy_remediations")
                .description("What was put right for the template")
                .tag("template", "auto-import-backup-label")
                .tag("outcome", fate.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** These series and no others. */
    void show(List<Sample> samples) {
        gauges.forEach((figure, gauge) -> gauge.register(rows(samples, figure), true));
    }

    private static List<MultiGauge.Row<?>> rows(List<Sample> samples, Figure figure) {
        return samples.stream()
                .filter(sample -> sample.figure() == figure)
                .<MultiGauge.Row<?>>map(PolicyFigures::row)
                .toList();
    }

    private static MultiGauge.Row<?> row(Sample sample) {
        var tags = sample.labels().all().stream()
                .map(label -> Tag.of(label.name(), label.value()))
                .toList();
        return MultiGauge.Row.of(Tags.of(tags), sample.value());
    }
}
