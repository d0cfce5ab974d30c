package io.hubbackup.run.health;

import io.hubbackup.run.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The three questions of the kubelet (packaging 5); each says what is wrong, and nothing when all is well. */
enum Probe {
    /** It has begun: the hub serves what it is there for, and its controllers work. */
    STARTUP {
        @Override
        Stream<Optional<String>> judge(Vitals vitals, Instant now) {
            return Stream.of(controllers(vitals));
        }
    },

    /** It can go on; an API server that is away is no reason to begin anew. */
    LIVENESS {
        @Override
        Stream<Optional<String>> judge(Vitals vitals, Instant now) {
            return Stream.of(
                    beat(vitals, now), pass(vitals, now), lease(vitals, now), silence(vitals, now), memory(vitals));
        }
    },

    /** It is of use at this moment, whether it leads or stands by. */
    READINESS {
        @Override
        Stream<Optional<String>> judge(Vitals vitals, Instant now) {
            return Stream.of(controllers(vitals), kinds(vitals), framework(vitals), answer(vitals, now));
        }
    };

    static final Duration LONGEST_BEAT = Duration.ofSeconds(60);
    static final Duration LONGEST_PASS = Duration.ofMinutes(15);
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    /** Several times as long as it takes to ask for a Lease, and to be refused. */
    static final Duration LONGEST_LEASE = Duration.ofMinutes(5);

    /** What is watched tells once a minute that there is nothing new. */
    static final Duration LONGEST_ABSENCE = Duration.ofMinutes(2);

    abstract Stream<Optional<String>> judge(Vitals vitals, Instant now);

    /** In words; empty when all is well. */
    List<String> complaints(Vitals vitals, Instant now) {
        return judge(vitals, now).flatMap(Optional::stream).toList();
    }

    private static Optional<String> controllers(Vitals vitals) {
        return complaint(
                !vitals.working(),
                "the controllers have not started; if the hub does not serve BackupSchedules and Restores, install the definitions");
    }

    private static Optional<String> kinds(Vitals vitals) {
        var unfollowed = vitals.signs().unfollowed();
        return complaint(!unfollowed.isEmpty(), "not followed: " + String.join(", ", unfollowed));
    }

    private static Optional<String> framework(Vitals vitals) {
        return complaint(
                !vitals.stopped().isEmpty(),
                "no longer followed by the framework: " + String.join(", ", vitals.stopped()));
    }

    private static Optional<String> answer(Vitals vitals, Instant now) {
        return complaint(
                !answers(vitals, now),
                vitals.signs()
                        .answered()
                        .map(last -> "the API server has told nothing since " + last)
                        .orElse("the API server has not answered yet"));
    }

    private static boolean answers(Vitals vitals, Instant now) {
        return vitals.signs()
                .answered()
                .filter(last -> !tooLong(last, LONGEST_ABSENCE, now))
                .isPresent();
    }

    private static Optional<String> beat(Vitals vitals, Instant now) {
        return complaint(
                tooLong(vitals.beat(), LONGEST_BEAT, now), "nothing that was due has been done since " + vitals.beat());
    }

    private static Optional<String> pass(Vitals vitals, Instant now) {
        return vitals.longest()
                .filter(pass -> tooLong(pass.since(), LONGEST_PASS, now))
                .map(pass -> "a pass does not end: %s since %s".formatted(pass.about(), pass.since()));
    }

    private static Optional<String> lease(Vitals vitals, Instant now) {
        return vitals.asked()
                .filter(asked -> tooLong(asked, LONGEST_LEASE, now))
                .map(asked -> "nobody has asked for the Lease since " + asked);
    }

    /** While the API server tells something of other kinds, it is not the one to blame. */
    private static Optional<String> silence(Vitals vitals, Instant now) {
        return vitals.signs()
                .silent()
                .filter(kind -> answers(vitals, now) && tooLong(kind.since(), LONGEST_SILENCE, now))
                .map(kind -> "nobody has tried to follow %s since %s".formatted(kind.kind(), kind.since()));
    }

    private static Optional<String> memory(Vitals vitals) {
        return complaint(vitals.exhausted(), "a thread has died because there was no memory; raise the limit");
    }

    private static boolean tooLong(Instant since, Duration most, Instant now) {
        return since.plus(most).isBefore(now);
    }

    private static Optional<String> complaint(boolean wrong, String words) {
        return wrong ? Optional.of(words) : Optional.empty();
    }
}
