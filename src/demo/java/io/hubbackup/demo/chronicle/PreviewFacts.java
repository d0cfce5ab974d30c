package io.hubbackup.demo.chronicle;

import io.hubbackup.api.RestorePreview;
import io.hubbackup.api.RestorePreviewStatus;
import java.util.List;
import java.util.Optional;

/** What is new about a RestorePreview. */
final class PreviewFacts {

    private PreviewFacts() {}

    /** @param before empty when it was not there */
    static List<Fact> of(Optional<RestorePreview> before, RestorePreview after) {
        var about = "RestorePreview " + after.getMetadata().getName();
        var then = before.map(RestorePreview::statusOrEmpty).orElse(RestorePreviewStatus.EMPTY);
        var now = after.statusOrEmpty();
        return now.phase().isEmpty() || said(now).equals(said(then))
                ? List.of()
                : List.of(new Fact(mood(now), about, said(now)));
    }

    private static String said(RestorePreviewStatus status) {
        return status.phase() + ": " + status.lastMessage();
    }

    private static Fact.Mood mood(RestorePreviewStatus status) {
        return switch (status.phase()) {
            case "Complete" -> Fact.Mood.GOOD;
            case "Incomplete", "Refused" -> Fact.Mood.TROUBLE;
            default -> Fact.Mood.PLAIN;
        };
    }
}
