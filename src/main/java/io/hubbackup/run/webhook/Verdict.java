package io.hubbackup.run.webhook;

import io.hubbackup.decide.restore.admission.Refusal;
import io.hubbackup.decide.restore.admission.Right;
import java.util.List;
import java.util.stream.Collectors;

/** What is answered to one request for admission. */
sealed interface Verdict {

    int FORBIDDEN = 403;
    int UNAVAILABLE = 503;
    int UNREADABLE = 400;

    /** It may be stored. */
    record Pass() implements Verdict {}

    /** It may not. {@code reason} is one of the API's words for {@code code}. */
    record Refuse(int code, String reason, String message) implements Verdict {}

    static Verdict of(List<Refusal> refusals) {
        return new Refuse(
                FORBIDDEN, "Forbidden", refusals.stream().map(Refusal::message).collect(Collectors.joining("; ")));
    }

    static Verdict lacking(String user, List<Right> missing) {
        return new Refuse(
                FORBIDDEN,
                "Forbidden",
                "user \"%s\" may not %s. The operator would do that in the place of who writes this Restore, so only somebody may write it who may do it himself. Ask an administrator for a role of a restore author."
                        .formatted(user, missing.stream().map(Right::words).collect(Collectors.joining(", "))));
    }

    static Verdict unclear(String user, String why) {
        return new Refuse(
                UNAVAILABLE,
                "ServiceUnavailable",
                "it could not be told whether user \"%s\" may do what this Restore asks for: %s. Nothing was stored; try again."
                        .formatted(user, why));
    }

    static Verdict unreadable(String why) {
        return new Refuse(UNREADABLE, "BadRequest", "this is no Restore that can be read: " + why);
    }
}
