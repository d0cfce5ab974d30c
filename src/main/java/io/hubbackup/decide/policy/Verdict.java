package io.hubbackup.decide.policy;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a template says of the hub.
 *
 * @param message one line: the fact, then the next action; absolute times, sorted names, nothing that ticks
 * @param subjects the objects that it is about, at most ten
 * @param nextCheckAt when it would say something else although nothing happens
 * @param causedBy the template that has to be well first, of a {@link Status#SUPPRESSED} one; empty where the user wants it so
 */
public record Verdict(
        Status status,
        Reason reason,
        String message,
        List<Subject> subjects,
        Optional<Instant> nextCheckAt,
        Optional<String> causedBy) {

    private static final int MOST_SUBJECTS = 10;

    /** The five answers; the text is the label value of the metric. */
    public enum Status {
        COMPLIANT("compliant"),
        NONCOMPLIANT("noncompliant"),
        /** Not well, but only because something else is not, or because the user wants it so: no alert of its own. */
        SUPPRESSED("suppressed"),
        /** There is nothing to judge. */
        NOT_APPLICABLE("not_applicable"),
        /** It cannot be told, or not yet. */
        UNKNOWN("unknown");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A stable word in CamelCase: the constants of one enum for each template. */
    public interface Reason {
        String name();
    }

    /** Reasons that any template may give. */
    public enum Common implements Reason {
        /** There is nothing to judge. */
        NotApplicable,
        /** A template that this one depends on is violated. */
        DependencyFailed,
        /** The API server did not let us read. */
        Forbidden,
        /** It could not be read. */
        Unreadable,
        /** The template itself failed. */
        EvaluationError,
        /** Switched off by the administrator. */
        Disabled
    }

    /** An object that a verdict is about. */
    public record Subject(String apiVersion, String kind, ObjectKey key) {}

    public Verdict {
        subjects = subjects.stream().limit(MOST_SUBJECTS).toList();
    }

    public static Verdict compliant(Reason reason, String message) {
        return of(Status.COMPLIANT, reason, message);
    }

    public static Verdict noncompliant(Reason reason, String message) {
        return of(Status.NONCOMPLIANT, reason, message);
    }

    public static Verdict unknown(Reason reason, String message) {
        return of(Status.UNKNOWN, reason, message);
    }

    public static Verdict notApplicable(String message) {
        return notApplicable(Common.NotApplicable, message);
    }

    public static Verdict notApplicable(Reason reason, String message) {
        return of(Status.NOT_APPLICABLE, reason, message);
    }

    /** Not well because the user wants it so, or because of something that has an alert of its own. */
    public static Verdict suppressed(Reason reason, String message) {
        return of(Status.SUPPRESSED, reason, message);
    }

    /** What could not be read; a refusal of the API server has a reason of its own (policies §6.10). */
    public static Verdict unreadable(String api, String why) {
        var reason = why.contains("forbidden") || why.contains("403") ? Common.Forbidden : Common.Unreadable;
        return unknown(reason, "%s could not be read: %s.".formatted(api, why));
    }

    public static Verdict unreadable(Observed.Unreadable<?> source) {
        return unreadable(source.api(), source.why());
    }

    /** What is said of something that cannot be judged without its API, whether that is not served or not readable. */
    public static <T> Verdict judged(Observed<T> seen, Function<T, Verdict> judge) {
        return seen.fold(judge, api -> unknown(Common.Unreadable, api + " is not served."), Verdict::unreadable);
    }

    private static Verdict of(Status status, Reason reason, String message) {
        return new Verdict(status, reason, message, List.of(), Optional.empty(), Optional.empty());
    }

    public Verdict about(List<Subject> objects) {
        return new Verdict(status, reason, message, objects, nextCheckAt, causedBy);
    }

    /** It would say something else then. */
    public Verdict until(Instant when) {
        return until(Optional.of(when));
    }

    public Verdict until(Optional<Instant> when) {
        return new Verdict(status, reason, message, subjects, when, causedBy);
    }

    /** The same finding, without an alert of its own: the root cause is that template's. */
    public Verdict suppressedBy(String template) {
        return new Verdict(
                Status.SUPPRESSED,
                Common.DependencyFailed,
                "Not judged on its own while %s is violated: %s".formatted(template, message),
                subjects,
                nextCheckAt,
                Optional.of(template));
    }

    /** The root cause of a suppressed one that keeps its own reason. */
    public Verdict causedBy(String template) {
        return new Verdict(status, reason, message, subjects, nextCheckAt, Optional.of(template));
    }

    public boolean violated() {
        return status == Status.NONCOMPLIANT;
    }
}
