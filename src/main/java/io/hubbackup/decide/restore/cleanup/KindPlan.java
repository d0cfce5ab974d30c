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
 * @param unread whether that is because something could not be read, and may be otherwise at the next look
 */
public record KindPlan(ApiKind kind, Disposal disposal, Findings findings, Optional<String> barred, boolean unread) {

    static KindPlan of(ApiKind kind, Findings findings) {
        return new KindPlan(kind, Disposal.of(kind), findings, Optional.empty(), false);
    }

    KindPlan plus(Findings more) {
        return new KindPlan(kind, disposal, findings.plus(more), barred, unread);
    }

    /** What was found is left where it is (D8). */
    KindPlan bar(String why) {
        return new KindPlan(kind, disposal, findings, Optional.of(barred.orElse(why)), unread);
    }

    /** … until it can be read (W9). */
    KindPlan unread(String why) {
        return new KindPlan(kind, disposal, findings, Optional.of(barred.orElse(why)), true);
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

    /**
     * After another look, with what was done before it. What was to be deleted and is not there any more is gone, whoever has done it: also the deletions of a batch before a
     * crash (W25). Those that wait for their finalizers were counted before.
     */
    KindTally after(KindTally before) {
        if (unread) {
            int found = Math.max(before.found(), before.deleted() + found());
            int kept = Math.max(before.kept(), kept());
            return new KindTally(
                    name(), found, before.deleted(), kept, Math.max(0, found - before.deleted() - kept), note());
        }
        int settled = kept() - findings.kept().getOrDefault(Protection.LEAVING, 0);
        int kept = Math.max(settled, Math.min(before.kept(), kept()));
        int open = before.found() - before.deleted() - before.kept();
        int gone = Math.max(0, open - stale() - Math.max(0, settled - before.kept()));
        int deleted = before.deleted() + gone;
        return new KindTally(name(), deleted + kept + stale(), deleted, kept, barred.isPresent() ? stale() : 0, note());
    }

    /** What the user is told when it is given up. */
    String surrender() {
        return "Nothing of %s was cleaned up: %s. Mend that; the next run that restores its type looks at it again."
                .formatted(name(), barred.orElse("it could not be read"));
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
