package io.hubbackup.decide.policy.recovery;

import io.hubbackup.decide.policy.ImportTokens;
import io.hubbackup.decide.policy.ImportTokens.Token;
import io.hubbackup.decide.policy.recovery.ClusterReadiness.State;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.ClusterSeen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What one cluster may expect of a disaster.
 *
 * @param set when the newest complete backup set was ordered
 * @param next until when a token in it has to be good
 */
record Prospect(
        ImportTokens tokens, BackupScheduleSeen schedule, Optional<Instant> set, Optional<Instant> next, Instant now) {

    /** The first doubt wins: what no later backup mends comes first. */
    ClusterReadiness of(ClusterSeen cluster) {
        boolean hive = tokens.hive(cluster);
        return (hive ? Optional.<ClusterReadiness>empty() : access(cluster))
                .or(() -> absent(cluster, hive))
                .orElseGet(() -> new ClusterReadiness(cluster.name(), hive ? State.PROVISIONED : State.READY, ""));
    }

    private Optional<ClusterReadiness> access(ClusterSeen cluster) {
        if (!schedule.terms().tokens()) {
            return lost(
                    cluster,
                    State.TOKEN_MISSING,
                    "spec.useManagedServiceAccount of BackupSchedule %s is off, so that no token is made; switch it on."
                            .formatted(schedule.name()));
        }
        var all = tokens.tokens(cluster);
        var good = all.stream().filter(token -> token.outlives(now)).toList();
        if (good.isEmpty()) {
            return lost(
                    cluster,
                    State.TOKEN_MISSING,
                    all.isEmpty()
                            ? "It has no import token; see whether the add-on managed-serviceaccount runs on it."
                            : "Its import token ended at %s; see whether the add-on managed-serviceaccount runs on it."
                                    .formatted(end(all)));
        }
        if (cluster.coming().url().isBlank()) {
            return lost(
                    cluster,
                    State.NO_API_URL,
                    "Nobody knows the URL of its API server; set spec.managedClusterClientConfigs of the ManagedCluster.");
        }
        return inBackup(cluster, good);
    }

    private Optional<ClusterReadiness> inBackup(ClusterSeen cluster, List<Token> good) {
        var labelled = good.stream().filter(Token::labelled).toList();
        if (labelled.isEmpty()) {
            return lost(
                    cluster,
                    State.SECRET_UNLABELLED,
                    "The Secret %s lacks the label that takes it into a backup; label it cluster.open-cluster-management.io/backup=msa."
                            .formatted(good.getFirst().secret().key()));
        }
        return next.filter(until -> labelled.stream().noneMatch(token -> token.outlives(until)))
                .flatMap(until -> lost(
                        cluster,
                        State.TOKEN_EXPIRING,
                        "Its import token ends at %s, before the next backup (%s); raise spec.managedServiceAccountTTL of BackupSchedule %s."
                                .formatted(end(labelled), at(until), schedule.name())));
    }

    private Optional<ClusterReadiness> absent(ClusterSeen cluster, boolean hive) {
        if (set.isEmpty()) {
            return lost(
                    cluster,
                    State.NOT_IN_BACKUP,
                    "This hub has no complete backup set; wait for the next one, or see why the last one failed.");
        }
        var begun = set.get();
        if (cluster.created().isAfter(begun)) {
            return lost(
                    cluster,
                    State.NOT_IN_BACKUP,
                    "It was created at %s, after the newest complete backup set (%s); wait for the next one."
                            .formatted(at(cluster.created()), at(begun)));
        }
        boolean tokenless = !hive
                && tokens.tokens(cluster).stream()
                        .filter(token -> token.labelled() && token.outlives(now))
                        .allMatch(token -> token.secret().created().isAfter(begun));
        return tokenless
                ? lost(
                        cluster,
                        State.NOT_IN_BACKUP,
                        "Its import token is younger than the newest complete backup set (%s); wait for the next one."
                                .formatted(at(begun)))
                : Optional.empty();
    }

    private static Optional<ClusterReadiness> lost(ClusterSeen cluster, State state, String reason) {
        return Optional.of(new ClusterReadiness(cluster.name(), state, reason));
    }

    /** When the last of them ends. */
    private static String end(List<Token> tokens) {
        return tokens.stream()
                .flatMap(token -> token.end().stream())
                .max(Instant::compareTo)
                .map(Prospect::at)
                .orElse("an unknown time");
    }

    private static String at(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
