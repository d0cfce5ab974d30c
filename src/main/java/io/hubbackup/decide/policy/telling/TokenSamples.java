package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupLedger.Origin;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.ImportTokens;
import io.hubbackup.decide.policy.ImportTokens.Token;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.MsaNames;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The imported clusters by the state of their tokens (policies 7.2); a hub whose BackupSchedule wants no tokens has no such figures. */
final class TokenSamples {

    private static final List<String> STATES =
            List.of("ok", "missing-msa", "missing-secret", "expired", "expiring", "no-api-url");

    private final ImportTokens tokens;
    private final Set<String> withAccount;
    private final Optional<Instant> backupEnd;
    private final Instant now;

    private TokenSamples(ImportTokens tokens, HubSnapshot hub, Instant now) {
        this.tokens = tokens;
        this.withAccount = Sightings.all(hub.fleet().tokenAccounts())
                .filter(account -> account.name().startsWith(MsaNames.ACCOUNT))
                .map(TokenAccountSeen::namespace)
                .collect(Collectors.toSet());
        this.backupEnd = BackupLedger.of(hub)
                .<Optional<BackupSeen>>fold(
                        ledger -> ledger.newest(
                                BackupType.MANAGED_CLUSTERS,
                                Origin.SELF,
                                backup -> BackupLedger.restorable(backup, now)),
                        api -> Optional.empty(),
                        doubt -> Optional.empty())
                .flatMap(BackupSeen::expiration);
        this.now = now;
    }

    static Stream<Sample> of(HubSnapshot hub, Instant now) {
        boolean wanted = Sightings.one(BackupNamespace.schedule(hub))
                .filter(schedule -> schedule.terms().tokens())
                .isPresent();
        return wanted
                ? ImportTokens.of(hub)
                        .fold(
                                tokens -> new TokenSamples(tokens, hub, now).all(),
                                api -> Stream.<Sample>empty(),
                                doubt -> Stream.<Sample>empty())
                : Stream.empty();
    }

    private Stream<Sample> all() {
        var imported = tokens.managed().stream()
                .filter(cluster -> !tokens.hive(cluster))
                .toList();
        var counts = imported.stream().collect(Collectors.groupingBy(this::state, Collectors.counting()));
        var states = STATES.stream()
                .map(state ->
                        Figure.AUTO_IMPORT_CLUSTERS.of(Labels.of("state", state), counts.getOrDefault(state, 0L)));
        var first = imported.stream()
                .flatMap(cluster -> lastEnd(cluster).stream())
                .min(Comparator.naturalOrder())
                .map(end -> Sample.time(Figure.AUTO_IMPORT_EXPIRY, Labels.NONE, end));
        return Stream.concat(states, first.stream());
    }

    private String state(ClusterSeen cluster) {
        var all = tokens.tokens(cluster);
        if (all.isEmpty()) {
            return withAccount.contains(cluster.name()) ? "missing-secret" : "missing-msa";
        }
        if (all.stream().noneMatch(token -> token.outlives(now))) {
            return "expired";
        }
        if (backupEnd
                .filter(end -> all.stream().noneMatch(token -> token.outlives(end)))
                .isPresent()) {
            return "expiring";
        }
        return cluster.coming().url().isBlank() ? "no-api-url" : "ok";
    }

    /** Of a pair the one that lasts longer counts; a cluster with a token that does not end has none. */
    private Optional<Instant> lastEnd(ClusterSeen cluster) {
        var all = tokens.tokens(cluster);
        return all.stream().allMatch(token -> token.end().isPresent())
                ? all.stream().map(Token::end).flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
