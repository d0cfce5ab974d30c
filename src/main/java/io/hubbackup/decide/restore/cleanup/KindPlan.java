package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.plan.ApiKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shall become of the objects of one kind.
 *
 * @param barred why nothing of the kind is deleted: it could not be read, or this operator may not delete it
 */
public record KindPlan(ApiKind kind, Disposal disposal, Findings findings, Optional<String> barred) {

    static KindPlan of(ApiKind kind, Findings findings) {
        return new KindPlan(kind, Disposal.of(kind), findings, Optional.empty());
    }

    KindPlan plus(Findings more) {
        return new KindPlan(kind, disposal, findings.plus(more), barred);
    }

    /** What was found is left where it is (D8). */
    KindPlan bar(String why) {
        return new KindPlan(kind, disposal, findings, Optional.of(barred.orElse(why)));
    }

    public String name() {
        return kind.displayName();
    }

    /** How many objects the restored backups do not have, protected ones included. */
    public int found() {
        return stale() + kept();
    }

    /** How many shall go. */
    public int doomed() {
        return barred.isPresent() ? 0 : stale();
    }

    public int kept() {
        return findings.protectedObjects();
    }

    private int stale() {
        return Math.toIntExact(findings.sum().objects());
    }

    /** What shall go and is held. */
    public List<DoomedObject> objects() {
        return barred.isPresent() ? List.of() : findings.doomed();
    }

    PlanSum sum() {
        return barred.isPresent() ? PlanSum.NOTHING : findings.sum();
    }

    /** Before anything is done. */
    KindTally tally() {
        return new KindTally(name(), found(), 0, kept(), barred.isPresent() ? stale() : 0, note());
    }

    /** One sentence for the user, empty when there is nothing to say. */
    public String note() {
        var parts = new ArrayList<String>();
        barred.ifPresent(why -> parts.add("nothing of it is deleted: " + why));
        findings.kept().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kept -> parts.add("%d %s (%s)"
                        .formatted(
                                kept.getValue(),
                                kept.getKey().says(),
                                kept.getKey().rule())));
        if (barred.isEmpty() && findings.waiting() > 0) {
            parts.add("%d of the deleted wait for their finalizers".formatted(findings.waiting()));
        }
        return String.join("; ", parts);
    }
}
