package io.hubbackup.demo.chronicle;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.BackupSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is new about a BackupSchedule. */
final class ScheduleFacts {

    private final String about;
    private final BackupScheduleStatus before;
    private final BackupScheduleStatus after;

    private ScheduleFacts(String about, BackupScheduleStatus before, BackupScheduleStatus after) {
        this.about = about;
        this.before = before;
        this.after = after;
    }

    /** @param before empty when it was not there */
    static List<Fact> of(Optional<BackupSchedule> before, BackupSchedule after) {
        var about = "BackupSchedule " + after.getMetadata().getName();
        var facts = new ArrayList<Fact>();
        if (before.isEmpty()) {
            facts.add(Fact.plain(about, "created, cron " + after.specOrEmpty().veleroSchedule()));
        }
        var then = before.map(BackupSchedule::statusOrEmpty).orElse(BackupScheduleStatus.EMPTY);
        var changes = new ScheduleFacts(about, then, after.statusOrEmpty());
        Stream.of(changes.phase(), changes.conditions(), changes.set())
                .flatMap(part -> part)
                .forEach(facts::add);
        return facts;
    }

    private Stream<Fact> phase() {
        boolean same =
                after.phase().equals(before.phase()) && after.lastMessage().equals(before.lastMessage());
        return after.phase().isEmpty() || same
                ? Stream.empty()
                : Stream.of(new Fact(moodOfPhase(), about, after.phase() + ": " + after.lastMessage()));
    }

    private Fact.Mood moodOfPhase() {
        return switch (after.phase()) {
            case "Enabled" -> Fact.Mood.GOOD;
            case "FailedValidation", "Failed", "BackupCollision" -> Fact.Mood.TROUBLE;
            default -> Fact.Mood.PLAIN;
        };
    }

    /** Ready speaks for the conditions that say the same, and comes before the others. */
    private Stream<Fact> conditions() {
        var ready = after.condition("Ready");
        var others = after.conditions().stream()
                .filter(now -> !Set.of("Ready", "Reconciling", "Stalled").contains(now.getType()))
                .filter(now -> ready.filter(spoken -> speaksFor(spoken, now)).isEmpty())
                .filter(this::isNews);
        return Stream.concat(ready.stream().filter(this::isChanged), others).map(this::fact);
    }

    private static boolean speaksFor(Condition ready, Condition other) {
        return ready.getReason().equals(other.getReason()) || ready.getMessage().equals(other.getMessage());
    }

    private boolean isChanged(Condition now) {
        return !before.condition(now.getType()).map(ScheduleFacts::essence).equals(Optional.of(essence(now)));
    }

    /** A matter of course is none, nor is what goes on being well. */
    private boolean isNews(Condition now) {
        boolean wasWell = before.condition(now.getType()).map(Wellness::isWell).orElse(true);
        return isChanged(now) && (Wellness.isWell(now) ? !wasWell : !Wellness.isExpected(now));
    }

    private Fact fact(Condition now) {
        var text = "%s is %s, %s: %s".formatted(now.getType(), now.getStatus(), now.getReason(), now.getMessage());
        return new Fact(moodOf(now), about, text);
    }

    /** What a person would call different. */
    private static List<String> essence(Condition condition) {
        return List.of(condition.getStatus(), condition.getReason(), condition.getMessage());
    }

    private static Fact.Mood moodOf(Condition condition) {
        if (Wellness.isWell(condition)) {
            return Fact.Mood.GOOD;
        }
        return Wellness.isExpected(condition) ? Fact.Mood.PLAIN : Fact.Mood.TROUBLE;
    }

    private Stream<Fact> set() {
        return Stream.ofNullable(after.lastCompleteSet())
                .filter(set -> !Objects.equals(set, before.lastCompleteSet()))
                .map(this::complete);
    }

    private Fact complete(BackupSet set) {
        return Fact.good(
                about,
                "the set of %s is complete (%d backups); the hub can be restored to that moment; next run %s"
                        .formatted(set.time(), set.backups().size(), after.nextRunTime()));
    }
}
