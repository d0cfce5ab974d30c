package io.hubbackup.decide.policy;

import io.hubbackup.hub.Observed;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What all templates say at one moment.
 *
 * @param judgements by template, in the order of the catalogue
 */
public record Evaluation(Instant at, Observed<HubRole> role, Map<String, Judgement> judgements) {

    /** Nothing was judged yet. */
    public static final Evaluation NONE =
            new Evaluation(Instant.EPOCH, Observed.unreadable("BackupSchedule", "nothing was looked at yet"), Map.of());

    /**
     * One template's part.
     *
     * @param found what the template says by itself
     * @param verdict what is told, after suppression
     * @param since when its status changed last
     * @param wellSince when it was last found not to be violated after it had been; its dependents are left alone for a moment longer
     */
    public record Judgement(Verdict found, Verdict verdict, Instant since, Optional<Instant> wellSince) {}

    public Evaluation {
        judgements = Collections.unmodifiableMap(new LinkedHashMap<>(judgements));
    }

    public Optional<Verdict> verdict(String template) {
        return Optional.ofNullable(judgements.get(template)).map(Judgement::verdict);
    }

    /** When somebody has to look again although nothing happens. */
    public Optional<Instant> nextCheckAt() {
        return judgements.values().stream()
                .flatMap(judgement -> judgement.verdict().nextCheckAt().stream())
                .filter(at::isBefore)
                .min(Instant::compareTo);
    }
}
