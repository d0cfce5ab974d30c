package io.hubbackup.demo.chronicle;

import io.hubbackup.api.Restore;
import io.hubbackup.api.RestoreStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is new about a Restore: its phase with the reason, and in the end the short story of the run. */
final class RestoreFacts {

    private RestoreFacts() {}

    /** @param before empty when it was not there */
    static List<Fact> of(Optional<Restore> before, Restore after) {
        var about = "Restore " + after.getMetadata().getName();
        var then = before.map(Restore::statusOrEmpty).orElse(RestoreStatus.EMPTY);
        var now = after.statusOrEmpty();
        var facts = new ArrayList<Fact>();
        if (before.isEmpty()) {
            facts.add(Fact.plain(about, "created"));
        }
        if (!now.phase().isEmpty() && !said(now).equals(said(then))) {
            facts.add(new Fact(mood(now), about, said(now)));
        }
        if (isOver(now) && !now.summary().equals(then.summary())) {
            now.summary().forEach(line -> facts.add(Fact.plain(about, line)));
        }
        return facts;
    }

    private static String said(RestoreStatus status) {
        return status.phase() + ": " + status.lastMessage();
    }

    private static boolean isOver(RestoreStatus status) {
        return status.phase().startsWith("Finished") || status.phase().startsWith("Enabled");
    }

    private static Fact.Mood mood(RestoreStatus status) {
        return switch (status.phase()) {
            case "Finished", "Enabled" -> Fact.Mood.GOOD;
            case "Error", "FinishedWithErrors", "EnabledWithErrors" -> Fact.Mood.TROUBLE;
            default -> Fact.Mood.PLAIN;
        };
    }
}
